package dev.seatledger.simulation;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.restassured.path.json.JsonPath;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random companies live for years on application processes that share a database, and every document and position is compared with the
 * oracle. Afterwards the application's own audits must find nothing either. {@code -Dseatledger.simulation.seed} says which companies.
 */
public final class Simulation {

    private static final int WORKERS = 4;
    private static final int AUDIT_PAGE = 200;

    private Simulation() {}

    /**
     * Requests go to the instances in turn; every instance is asked for its audits.
     *
     * @param commands in all, of which some will have nothing to do
     */
    public static void prove(List<Instance> instances, int commands) {
        prove(instances, commands, true);
    }

    /** As {@link #prove}, with instances of two releases, which may put the same refusal into other words. */
    public static void proveAcrossReleases(List<Instance> instances, int commands) {
        prove(instances, commands, false);
    }

    private static void prove(List<Instance> instances, int commands, boolean isOneRelease) {
        long seed = Long.getLong("seatledger.simulation.seed", 20_240_913L);
        List<URI> addresses = instances.stream()
                .map(instance -> URI.create(instance.address()))
                .toList();

        Report report = Simulator.run(new Wire(addresses, isOneRelease), seed, commands, WORKERS);

        System.out.println("simulation seed=" + seed + " " + report);
        assertTrue(report.commands() > commands / 2, report.toString());
        for (Instance instance : instances) {
            assertAuditsFindNothing(Api.at(instance.address(), "account_executive", UUID.randomUUID()));
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
}
