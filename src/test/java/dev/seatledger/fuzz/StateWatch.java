package dev.seatledger.fuzz;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether anything was written to the database. PostgreSQL numbers every transaction that writes, so a number that stands still proves that
 * nothing was; where it moved, the rows that committed transactions left tell which tables they wrote to.
 */
final class StateWatch implements AutoCloseable {

    /** Who called when, and what is done in the background: not what refusals must leave alone. */
    private static final Pattern BESIDE_THE_STATE =
            Pattern.compile(".*(idempoten|deliver|attempt|demo_key|flyway|rate|document_file).*");

    private final Connection connection;
    private final List<String> tables;
    private long seen;

    private StateWatch(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables = column("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")
                .stream()
                .filter(table -> !BESIDE_THE_STATE.matcher(table).matches())
                .toList();
        this.seen = next();
    }

    /**
     * @param location {@code localhost:5432/postgres}, where we may do everything: the database's own housekeeping is switched off, for it
     *     writes, too, and so is waiting for the disk
     */
    static StateWatch on(String location) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:postgresql://" + location, "postgres", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter system set autovacuum = off");
            statement.execute("alter system set fsync = off");
            statement.execute("select pg_reload_conf()");
        }
        return new StateWatch(connection);
    }

    /** The tables that were written to since the last call. */
    List<String> writtenTo() throws SQLException {
        long from = seen;
        seen = next();
        List<String> written = new ArrayList<>();
        for (long transaction = from; transaction < seen; transaction++) {
            if (column("select pg_xact_status('" + transaction + "'::xid8)").contains("committed")) {
                for (String table : tables) {
                    String rows = "select 1 from \"" + table + "\" where xmin = '" + transaction + "'::xid limit 1";
                    if (!column(rows).isEmpty()) {
                        written.add(table);
                    }
                }
            }
        }
        return written;
    }

    /** Does as if nothing had happened. */
    void forget() throws SQLException {
        seen = next();
    }

    private long next() throws SQLException {
        return Long.parseLong(
                column("select pg_snapshot_xmax(pg_current_snapshot())").get(0));
    }

    private List<String> column(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
