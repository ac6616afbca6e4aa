package dev.seatledger.authorisation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.seatledger.testing.Database;

/** What the database holds about some companies, table by table, and how many companies there are. */
final class Footprint implements AutoCloseable {

    /** Tables that the application writes on its own, without being asked, or because somebody reads. */
    private static final Set<String> CHANGE_ON_THEIR_OWN = Set.of(
            "document_file",
            "invoice_delivery",
            "invoice_delivery_progress",
            "webhook",
            "webhook_delivery",
            "webhook_redelivery");

    private final Connection connection = Database.connect();
    private final String query;
    private Map<String, String> last;

    Footprint(Set<UUID> companies) throws SQLException {
        String ids = companies.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        query = Database.queryColumn("""
                        SELECT table_name
                          FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                         WHERE table_schema = current_schema() AND column_name = 'company_id' AND table_type = 'BASE TABLE'
                        """).stream()
                .filter(table -> !CHANGE_ON_THEIR_OWN.contains(table))
                .map(table ->
                        "SELECT '" + table + "', count(*) || ' rows, ' || coalesce(sum(hashtext(t::text)), 0) FROM "
                                + table + " t WHERE company_id IN (" + ids + ") UNION ALL ")
                .collect(Collectors.joining("", "", "SELECT 'companies', count(*)::text FROM company"));
        last = read();
    }

    /** Since it was last asked. */
    List<String> changes() throws SQLException {
        Map<String, String> before = last;
        last = read();
        return last.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(table -> table.getKey() + " " + before.get(table.getKey()) + " -> " + table.getValue())
                .toList();
    }

    private Map<String, String> read() throws SQLException {
        Map<String, String> footprint = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                footprint.put(rows.getString(1), rows.getString(2));
            }
        }
        return footprint;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
