package dev.seatledger.fuzz;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Thousands of requests that the contract describes, or nearly, sent to the packaged application. Whatever is asked, the answer is one that
 * the contract knows, and who is refused has changed nothing.
 *
 * <p>{@code -Dseatledger.fuzz.requests} says how many, {@code -Dseatledger.fuzz.seed} which.
 */
class ContractFuzzIT {

    @TempDir
    private Path directory;

    @Test
    void answersAsTheContractSaysWhateverIsAsked() throws Exception {
        long requests = Long.getLong("seatledger.fuzz.requests", 1_000L);
        long seed = Long.getLong("seatledger.fuzz.seed", 20_240_913L);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("database"));
                Instance instance = Instance.start(directory.resolve("instance"), environment(database))) {
            Contract contract = Contract.read(Contract.COMMITTED);

            Report report = Fuzzer.run(
                    contract,
                    seed,
                    requests,
                    URI.create(instance.address()),
                    database.url().location());

            System.out.println(report);
            assertEquals(
                    List.of(), report.failures(), () -> "seed " + seed + "\n" + String.join("\n", report.failures()));
            assertEquals(contract.operations().size(), report.answers().size(), "operations that were asked for");
        }
    }

    /** Nothing writes but what we ask for. */
    private static Map<String, String> environment(EmbeddedDatabase database) {
        return Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_RECURRING_RUN_EVERY",
                "off",
                // What a worker writes is no request's doing.
                "SEATLEDGER_WEBHOOKS_DELIVER",
                "false",
                // One request follows the other: none waits for the next.
                "SEATLEDGER_EVENTS_LONGEST_WAIT",
                "10ms",
                "SEATLEDGER_DATABASE_URL",
                "postgresql://postgres@" + database.url().location());
    }
}
