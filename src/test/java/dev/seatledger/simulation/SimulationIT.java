package dev.seatledger.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.FreshDatabase;
import dev.seatledger.testing.Instance;

/** The {@link Simulation} on two application processes. */
@Tag("postgres")
class SimulationIT {

    @TempDir
    private Path directory;

    @Test
    void everyDocumentAndPositionIsAsTheOracleSays() throws Exception {
        try (FreshDatabase database = FreshDatabase.create(directory.resolve("database"));
                Instance one = Instance.launch(directory.resolve("one"), demoOn(database));
                Instance two = Instance.launch(directory.resolve("two"), demoOn(database))) {
            one.awaitReady();
            two.awaitReady();
            Simulation.prove(List.of(one, two), Integer.getInteger("seatledger.simulation.commands", 2_000));
        }
    }

    private static Map<String, String> demoOn(FreshDatabase database) {
        return Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", database.toEnvironment());
    }
}
