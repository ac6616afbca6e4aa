package dev.seatledger.invoice.recurring;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Three processes run the recurring run over the same companies at once, and one of them is killed in the middle of its work (R20): it has
 * committed some companies, and has others in hand.
 *
 * <p>{@code -Drecurring.companies} says how many companies there are: at least a few chunks for each instance.
 */
class RecurringRunIT {

    private static final int COMPANIES = Integer.getInteger("seatledger.recurring.companies", 1_200);
    private static final List<String> NAMES = List.of("doomed", "one", "two");

    @TempDir
    private Path directory;

    @Test
    void billsEveryCompanyOnceThoughAnInstanceIsKilled() throws Exception {
        try (ManyCompanies companies = ManyCompanies.onboard(directory, COMPANIES)) {
            companies.noteWhoBills(NAMES);
            Instance doomed = companies.launchAfterAMonth("doomed", "doomed");
            Instance one = companies.launchAfterAMonth("one", "one");
            Instance two = companies.launchAfterAMonth("two", "two");
            for (Instance each : List.of(doomed, one, two)) {
                each.awaitReady();
            }
            CompletableFuture<Integer> ofDoomed = ManyCompanies.runAsync(doomed);
            companies.awaitInvoicesOf("doomed");
            CompletableFuture<Integer> ofOne;
            CompletableFuture<Integer> ofTwo;
            try (Connection stopped = companies.stopWriting()) {
                ofOne = ManyCompanies.runAsync(one);
                ofTwo = ManyCompanies.runAsync(two);
                companies.awaitAboutToWrite(NAMES);
                doomed.kill();
                assertTrue(stopped.isValid(0), "nobody wrote meanwhile");
            }

            long before = companies.invoicesOf("doomed");
            int survivors = ofOne.get() + ofTwo.get();
            // What the killed one had in hand is free again, and whoever runs next takes it.
            int rest = companies.runRest(one, COMPANIES);

            System.out.printf(
                    "recurring run: %d companies, %d by the one that was killed, %d by the others, %d afterwards%n",
                    COMPANIES, before, survivors, rest);
            assertTrue(before > 0 && before < COMPANIES, before + " by the one that was killed");
            assertThrows(ExecutionException.class, ofDoomed::get, "it was killed before it had done");
            assertEquals(COMPANIES, companies.count(companies.newInvoices("*")));
            assertEquals(COMPANIES, companies.count(companies.newInvoices("DISTINCT company_id")));
            assertEquals(
                    0, companies.count("SELECT max(number) - count(*) FROM document_number WHERE series = 'INVOICE'"));
            assertEquals(0, ManyCompanies.run(two), "once more does nothing");
            companies.assertAuditsFindNothing(one);
        }
    }
}
