package dev.seatledger.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The schema once more, as a database would have it that spreads companies over several places: each table whose primary key has a
 * {@code company_id} is partitioned by it, all in the same way. What is planned there shows whose rows a statement reaches for.
 *
 * <p>It is read from the catalogue, so that a new table is in it without anybody's doing. Triggers and foreign keys are left out.
 */
public final class PartitionedCopy implements AutoCloseable {

    /** To be looked at before the schema of the application. */
    public static final String SCHEMA = "partitioned";

    private static final int PARTITIONS = 4;

    private static final String TABLES = """
            SELECT c.relname,
                   EXISTS (SELECT
                             FROM pg_constraint k
                             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
                            WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attname = 'company_id')
              FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
             ORDER BY c.relname""";

    private static final String KEYS = """
            SELECT c.relname, format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', '{schema}', c.relname, k.conname,
                                     pg_get_constraintdef(k.oid))
              FROM pg_constraint k
              JOIN pg_class c ON c.oid = k.conrelid
             WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('p', 'u')""";

    private static final String INDEXES = """
            SELECT c.relname, pg_get_indexdef(i.indexrelid)
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indrelid
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))""";

    private static final String FUNCTIONS = """
            SELECT pg_get_functiondef(p.oid)
              FROM pg_proc p
             WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype
             ORDER BY p.oid""";

    private static final String VIEWS = """
            SELECT format('CREATE VIEW %I.%I AS %s', '{schema}', c.relname, pg_get_viewdef(c.oid))
              FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
             ORDER BY c.oid""";

    private static final String VOLATILE_FUNCTIONS = "SELECT DISTINCT proname FROM pg_proc WHERE provolatile = 'v'";

    /** Those that take a row of a table, and so know one table only. */
    private static final String FUNCTIONS_OF_ROWS = """
            SELECT DISTINCT p.proname
              FROM pg_proc p
              JOIN pg_type t ON t.oid = ANY (p.proargtypes)
              JOIN pg_class c ON c.oid = t.typrelid
             WHERE p.pronamespace = 'public'::regnamespace""";

    private final Connection connection;
    private final Map<String, Boolean> isTenantTable = new LinkedHashMap<>();
    private final Map<String, Partition> partitions = new HashMap<>();
    private final Set<String> volatileFunctions = new HashSet<>();
    private final Set<String> functionsOfRows = new HashSet<>();

    /**
     * @param remainder the same one for all rows of a company
     */
    public record Partition(String table, int remainder) {}

    private PartitionedCopy(Connection connection) {
        this.connection = connection;
    }

    /** A copy with the rows of these companies. */
    public static PartitionedCopy of(Set<UUID> companies) throws SQLException {
        PartitionedCopy copy = new PartitionedCopy(Database.connect());
        copy.create(companies);
        return copy;
    }

    /** Of this name, or null if it is something else. */
    public Partition partition(String name) {
        return partitions.get(name);
    }

    public Set<String> tenantTables() {
        return isTenantTable.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public boolean isVolatile(String function) {
        return volatileFunctions.contains(function);
    }

    /** Whether it is given a row of a table. */
    public boolean takesRow(String function) {
        return functionsOfRows.contains(function);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            drop();
        }
    }

    private void create(Set<UUID> companies) throws SQLException {
        drop();
        // Nothing is in the search path, so the catalogue tells each name with its schema.
        execute("SET search_path = pg_catalog");
        List<List<String>> keys = query(KEYS);
        List<List<String>> indexes = query(INDEXES);
        List<List<String>> functions = query(FUNCTIONS);
        List<List<String>> views = query(VIEWS);
        query(TABLES).forEach(row -> isTenantTable.put(row.get(0), row.get(1).equals("t")));
        query(VOLATILE_FUNCTIONS).forEach(row -> volatileFunctions.add(row.get(0)));
        query(FUNCTIONS_OF_ROWS).forEach(row -> functionsOfRows.add(row.get(0)));
        execute("CREATE SCHEMA " + SCHEMA);
        execute("SET search_path = " + SCHEMA + ", public");
        for (String table : isTenantTable.keySet()) {
            createTable(table);
        }
        for (List<String> key : keys) {
            execute(key.get(1).replace("{schema}", SCHEMA));
        }
        for (List<String> index : indexes) {
            execute(inSchema(index.get(1)));
        }
        for (List<String> function : functions) {
            execute(inSchema(function.get(0)));
        }
        for (List<String> view : views) {
            execute(inSchema(view.get(0)));
        }
        for (String table : isTenantTable.keySet()) {
            fill(table, companies);
        }
        execute("ANALYZE");
    }

    private void createTable(String table) throws SQLException {
        String name = SCHEMA + "." + table;
        boolean isTenants = isTenantTable.get(table);
        execute("CREATE TABLE %s (LIKE public.%s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)%s"
                .formatted(name, table, isTenants ? " PARTITION BY HASH (company_id)" : ""));
        for (int i = 0; isTenants && i < PARTITIONS; i++) {
            String partition = table + "_of_" + i;
            execute("CREATE TABLE %s.%s PARTITION OF %s FOR VALUES WITH (MODULUS %d, REMAINDER %d)"
                    .formatted(SCHEMA, partition, name, PARTITIONS, i));
            partitions.put(partition, new Partition(table, i));
        }
    }

    private void fill(String table, Set<UUID> companies) throws SQLException {
        String ids = companies.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        String rows = isTenantTable.get(table) ? " WHERE company_id = ANY ('" + ids + "'::uuid[])" : "";
        execute("INSERT INTO %s.%s SELECT * FROM public.%s%s".formatted(SCHEMA, table, table, rows));
    }

    private static String inSchema(String definition) {
        return definition.replace("{schema}", SCHEMA).replace("public.", SCHEMA + ".");
    }

    private void drop() throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        }
    }
}
