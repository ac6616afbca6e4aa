package dev.seatledger.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.launch.DatabaseUrl;
import dev.seatledger.launch.EmbeddedDatabase;

/**
 * An empty database of a test's own: on an embedded server, or on the server that {@code TEST_POSTGRES_URL} names
 * ({@code postgresql://user:password@host:port/name}, where we may create databases), so that the same tests run on any PostgreSQL.
 */
public final class FreshDatabase implements AutoCloseable {

    private static final String SERVER = "TEST_POSTGRES_URL";

    private final DatabaseUrl url;
    private final AutoCloseable end;

    private FreshDatabase(DatabaseUrl url, AutoCloseable end) {
        this.url = url;
        this.end = end;
    }

    /**
     * @param directory where an embedded server keeps it
     */
    public static FreshDatabase create(Path directory) throws SQLException {
        Optional<DatabaseUrl> server = server();
        if (server.isPresent()) {
            return createOn(server.get());
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(directory);
        return new FreshDatabase(embedded.url(), embedded);
    }

    /** The server that tests were told to use. */
    static Optional<DatabaseUrl> server() {
        return Optional.ofNullable(System.getenv(SERVER)).map(DatabaseUrl::parse);
    }

    static FreshDatabase createOn(DatabaseUrl server) throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE DATABASE " + name);
        DatabaseUrl url =
                new DatabaseUrl(server.location().replaceFirst("/[^?]*", "/" + name), server.user(), server.password());
        return new FreshDatabase(url, () -> execute(server, "DROP DATABASE " + name + " WITH (FORCE)"));
    }

    public DatabaseUrl url() {
        return url;
    }

    public int port() {
        return Integer.parseInt(url.location().replaceAll("[^:]*:(\\d+)/.*", "$1"));
    }

    /** As an instance is told of it. */
    public String toEnvironment() {
        return toEnvironment(port());
    }

    /** The same, through what listens on another port of this machine. */
    public String toEnvironment(int port) {
        String password = url.password().isEmpty() ? "" : ":" + encode(url.password());
        return "postgresql://" + encode(url.user()) + password + "@"
                + url.location().replaceFirst("[^/]*", "localhost:" + port);
    }

    public Connection connect() throws SQLException {
        return connect(url);
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + url.location(), url.user(), url.password());
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
