package dev.seatledger.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Instance;

/**
 * The {@link Simulation} on two application processes, with as many commands as {@code -Dseatledger.simulation.commands} says, some thousand
 * by default.
 */
class SimulationIT {

    @TempDir
    private Path directory;

    @Test
    void everyDocumentAndPositionIsAsTheOracleSays() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("database"));
                Instance one = Instance.start(directory.resolve("one"), demoOn(database));
                Instance two = Instance.start(directory.resolve("two"), demoOn(database))) {
            Simulation.prove(List.of(one, two), Integer.getInteger("seatledger.simulation.commands", 2_000));
        }
    }

    private static Map<String, String> demoOn(EmbeddedDatabase database) {
        return Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_DATABASE_URL",
                "postgresql://postgres@" + database.url().location());
    }
}
