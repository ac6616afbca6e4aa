package dev.seatledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.seatledger.launch.Launch;
import dev.seatledger.launch.Settings;

/** Gives the application under test what its own main gives it: a fresh PostgreSQL, the schema, the demo's keys. */
public class SeatledgerUnderTest implements QuarkusTestResourceLifecycleManager {

    private static final Path DATA = Path.of("target", "test-data");

    /** Where webhooks of the application under test have gone, or were to go. */
    public static final String SOCKS_TARGETS = "target/socks-targets.txt";

    /** What the application under test has sent by e-mail; {@link SmtpSink} says how. */
    public static final Path MAIL = Path.of("target", "mail");

    private FreshDatabase database;
    private Launch launch;
    private SocksRecorder socks;
    private SmtpSink mail;

    @Override
    public Map<String, String> start() {
        deleteRecursively(DATA);
        try {
            database = FreshDatabase.create(DATA);
            launch = Launch.prepare(Settings.from(
                    Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", database.toEnvironment())));
        } catch (SQLException | RuntimeException e) {
            stop();
            throw new IllegalStateException(e);
        }
        Map<String, String> properties = new HashMap<>(launch.properties());
        properties.put("quarkus.http.test-port", "0");
        properties.put("seatledger.documents.first-retry", "200ms");
        properties.putAll(webhooks());
        // What takes its time is shown soon, and what is limited is reached soon.
        properties.put("seatledger.streams.heartbeat", "1s");
        properties.put("seatledger.streams.max-open", "240");
        properties.putAll(mail());
        return properties;
    }

    @Override
    public void stop() {
        if (launch != null) {
            launch.close();
        }
        try {
            if (database != null) {
                database.close();
            }
            if (socks != null) {
                socks.close();
            }
            if (mail != null) {
                mail.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Impatient, and through a proxy that lets nothing leave the machine. */
    private Map<String, String> webhooks() {
        try {
            socks = SocksRecorder.start(Path.of(SOCKS_TARGETS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> impatient = Map.of(
                "allowed-networks", "127.0.0.1/32",
                "proxy", socks.url(),
                "attempt-timeout", "2s",
                "connect-timeout", "1s",
                "first-retry", "100ms",
                "longest-retry", "400ms",
                "give-up-after", "3s",
                "sweep-every", "100ms",
                "lease", "5s");
        Map<String, String> properties = new HashMap<>();
        impatient.forEach((name, value) -> properties.put("seatledger.webhooks." + name, value));
        return properties;
    }

    /** Impatient, but for the first document, which takes its time to render. */
    private Map<String, String> mail() {
        try {
            deleteRecursively(MAIL);
            mail = SmtpSink.start(MAIL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "seatledger.mail.smtp-url", "smtp://127.0.0.1:" + mail.port() + "?starttls=off",
                "seatledger.mail.from", "Seatledger <billing@seatledger.example>",
                "seatledger.mail.attempt-timeout", "4s",
                "seatledger.mail.connect-timeout", "1s",
                "seatledger.mail.first-retry", "100ms",
                "seatledger.mail.longest-retry", "400ms",
                "seatledger.mail.sweep-every", "200ms",
                "seatledger.mail.lease", "30s");
    }

    static void deleteRecursively(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
