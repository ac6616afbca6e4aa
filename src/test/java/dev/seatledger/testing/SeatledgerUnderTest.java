package dev.seatledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.seatledger.launch.Launch;
import dev.seatledger.launch.Settings;

/** Gives the application under test what its own main gives it: a fresh embedded PostgreSQL, the schema, the demo's keys. */
public class SeatledgerUnderTest implements QuarkusTestResourceLifecycleManager {

    private static final Path DATA = Path.of("target", "test-data");

    private Launch launch;

    @Override
    public Map<String, String> start() {
        deleteRecursively(DATA);
        launch = Launch.prepare(
                Settings.from(Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATA_DIR", DATA.toString())));
        Map<String, String> properties = new HashMap<>(launch.properties());
        properties.put("quarkus.http.test-port", "0");
        return properties;
    }

    @Override
    public void stop() {
        if (launch != null) {
            launch.close();
        }
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
