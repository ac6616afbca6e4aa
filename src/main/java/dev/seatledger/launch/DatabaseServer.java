package dev.seatledger.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What no connection can set for itself, so that the server must have it. What a connection can set, the pool does.
 *
 * @param version major
 * @param encoding of the database
 */
record DatabaseServer(int version, String encoding) {

    /** The oldest that our tests run on. */
    static final int OLDEST_VERSION = 15;

    private static final String ENCODING = "UTF8";

    private static final String READ =
            "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')";

    /**
     * @throws CannotStart if the database cannot be reached, or is none that we can use
     */
    static void check(DatabaseUrl database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            new DatabaseServer(row.getInt(1), row.getString(2)).refusal().ifPresent(reason -> {
                throw new CannotStart(reason);
            });
        } catch (SQLException e) {
            throw new CannotStart("The database is not ready: " + e.getMessage(), e);
        }
    }

    /** What an operator has to change; empty if nothing. */
    Optional<String> refusal() {
        if (version < OLDEST_VERSION) {
            return Optional.of(
                    "The database is PostgreSQL %d; it must be %d or later.".formatted(version, OLDEST_VERSION));
        }
        if (!encoding.equals(ENCODING)) {
            return Optional.of(
                    "The database stores text as %s; create it with ENCODING '%s', for names are written in any script."
                            .formatted(encoding, ENCODING));
        }
        return Optional.empty();
    }
}
