package dev.seatledger.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random companies live for years on two application processes, and every document and position is compared with the oracle. Afterwards the
 * application's own audits must find nothing either.
 *
 * <p>{@code -Dseatledger.simulation.commands} says how many commands (some thousand by default), {@code -Dseatledger.simulation.seed} which.
 */
@Tag("postgres")
class SimulationIT {

    private static final int WORKERS = 4;
    private static final int AUDIT_PAGE = 200;

    @TempDir
    private Path directory;

    @Test
    void everyDocumentAndPositionIsAsTheOracleSays() throws Exception {
        int commands = Integer.getInteger("seatledger.simulation.commands", 2_000);
        long seed = Long.getLong("seatledger.simulation.seed", 20_240_913L);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("database"));
                Instance one = Instance.launch(directory.resolve("one"), demoOn(database));
                Instance two = Instance.launch(directory.resolve("two"), demoOn(database))) {
            one.awaitReady();
            two.awaitReady();
            List<URI> instances = List.of(URI.create(one.address()), URI.create(two.address()));

            Report report = Simulator.run(instances, seed, commands, WORKERS);

            System.out.println("simulation seed=" + seed + " " + report);
            assertTrue(report.commands() > commands / 2, report.toString());
            assertAuditsFindNothing(Api.at(one.address(), "account_executive", UUID.randomUUID()));
        }
    }

    private static void assertAuditsFindNothing(Api operator) {
        for (String series : List.of("invoice", "credit_note")) {
            JsonPath numbering = operator.read("/numbering/" + series + "/audit");
            assertTrue(numbering.getBoolean("valid"), numbering.prettify());
        }
        String cursor = "";
        while (cursor != null) {
            JsonPath page = operator.read("/audits?limit=" + AUDIT_PAGE + cursor);
            assertEquals(List.of(), page.getList("items.findAll { !it.valid }"));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
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
