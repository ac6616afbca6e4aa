package dev.seatledger.invoice.recurring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Three processes run the recurring run over the same companies at once, and one of them is killed in the middle (R20).
 *
 * <p>{@code -Drecurring.companies} says how many companies there are.
 */
class RecurringRunIT {

    private static final int COMPANIES = Integer.getInteger("seatledger.recurring.companies", 400);

    @TempDir
    private Path directory;

    @Test
    void billsEveryCompanyOnceThoughAnInstanceIsKilled() throws Exception {
        try (ManyCompanies companies = ManyCompanies.onboard(directory, COMPANIES)) {
            List<Instance> instances = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                instances.add(companies.startAfterAMonth("instance-" + i));
            }
            List<CompletableFuture<Integer>> runs =
                    instances.stream().map(ManyCompanies::runAsync).toList();

            companies.awaitInvoices(COMPANIES / 4);
            instances.get(2).kill();
            int survivors = runs.get(0).get() + runs.get(1).get();
            // What the killed one had in hand is free again, and whoever runs next takes it.
            int rest = companies.runRest(instances.get(0), COMPANIES);

            System.out.printf(
                    "recurring run: %d companies, %d by the survivors, %d after the one was killed%n",
                    COMPANIES, survivors, rest);
            assertEquals(COMPANIES, companies.count(companies.newInvoices("*")));
            assertEquals(COMPANIES, companies.count(companies.newInvoices("DISTINCT company_id")));
            assertEquals(
                    0, companies.count("SELECT max(number) - count(*) FROM document_number WHERE series = 'INVOICE'"));
            assertEquals(0, ManyCompanies.run(instances.get(1)), "once more does nothing");
            companies.assertAuditsFindNothing(instances.get(0));
        }
    }
}
