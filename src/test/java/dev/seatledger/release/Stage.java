package dev.seatledger.release;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.SmtpSink;

/** A database and a mail server, and the instances that are started on them: whatever is done to them disturbs no other test. */
final class Stage implements AutoCloseable {

    private final Path directory;
    private final EmbeddedDatabase database;
    private final SmtpSink mailServer;
    private final List<Instance> instances = new ArrayList<>();

    Stage(Path directory) throws Exception {
        this.directory = directory;
        this.database = EmbeddedDatabase.start(directory.resolve("database"));
        this.mailServer = SmtpSink.start(mails());
    }

    /** This release. */
    Instance start() throws Exception {
        return started(Instance.start(nextDirectory(), environment()));
    }

    Instance start(Path jar) throws Exception {
        return started(Instance.start(jar, nextDirectory(), environment()));
    }

    private Instance started(Instance instance) {
        instances.add(instance);
        return instance;
    }

    private Path nextDirectory() {
        return directory.resolve("instance-" + instances.size());
    }

    /** Companies live on these instances, in turn. */
    void live(Instance... on) throws Exception {
        List<String> addresses = Arrays.stream(on).map(Instance::address).toList();
        new CompanyLife(addresses, mails()).live();
        new CompanyLife(addresses, mails()).liveOnChargesThatWait();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Tables that nothing has ever been written to. */
    List<String> unusedTables() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                        + " AND pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) = 0")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + database.url().location(), database.url().user(), "");
    }

    private Path mails() {
        return directory.resolve("mails");
    }

    private Map<String, String> environment() {
        return Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_DATABASE_URL",
                "postgresql://" + database.url().user() + "@" + database.url().location(),
                "SEATLEDGER_WEBHOOKS_ALLOWED_NETWORKS",
                "127.0.0.1/32",
                "SEATLEDGER_MAIL_SWEEP_EVERY",
                "1s",
                "SEATLEDGER_MAIL_SMTP_URL",
                "smtp://127.0.0.1:" + mailServer.port() + "?starttls=off",
                "SEATLEDGER_MAIL_FROM",
                "Seatledger <billing@seatledger.example>");
    }

    @Override
    public void close() throws IOException {
        instances.forEach(Instance::close);
        mailServer.close();
        database.close();
    }
}
