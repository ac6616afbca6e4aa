package dev.seatledger.invoice.recurring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What a recurring invoice costs when there are ten times as many: one instance, durability on, all runs in one process on one database,
 * the first to warm up. Not part of any build: {@code mvn verify -Pproof -Dit.test=RecurringRunBenchmark}.
 */
class RecurringRunBenchmark {

    private static final int FEW = Integer.getInteger("seatledger.recurring.companies", 10_000);
    private static final int TIMES = 10;

    @TempDir
    private Path directory;

    @Test
    void costPerInvoiceStaysFlat() throws Exception {
        try (ManyCompanies companies = ManyCompanies.onboard(directory, 1);
                Instance instance = companies.startAfterAMonth("instance")) {
            companies.copyMore(FEW);
            measure(instance, FEW);
            companies.copyMore(FEW);
            long few = measure(instance, FEW);
            companies.copyMore(FEW * TIMES);
            long many = measure(instance, FEW * TIMES);
            System.out.printf(
                    "recurring invoices per second: %d of %d, %d of %d; cost per invoice %.2f times as high%n",
                    few, FEW, many, FEW * TIMES, (double) few / many);
        }
    }

    private static long measure(Instance instance, int expected) throws IOException {
        long start = System.nanoTime();
        int billed = ManyCompanies.run(instance);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(billed >= expected, billed + " of " + expected);
        System.out.printf("%d invoices in %d ms, %s%n", billed, millis, memory(instance));
        return billed * 1_000L / millis;
    }

    /** Of the process, now and at its highest. */
    private static String memory(Instance instance) throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", String.valueOf(instance.process().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "));
    }
}
