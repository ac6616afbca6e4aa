package dev.seatledger.invoice.recurring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.seatledger.ledger.DueChunk;

/** What the run tells monitoring. Meters count in double: the one place of the code that may, and there is no amount in it. */
final class RunMetrics {

    private final Counter companies;
    private final Counter invoices;
    private final Counter failures;

    RunMetrics(MeterRegistry registry) {
        this.companies = registry.counter("seatledger.recurring.companies");
        this.invoices = registry.counter("seatledger.recurring.invoices");
        this.failures = registry.counter("seatledger.recurring.failures");
    }

    void count(DueChunk chunk) {
        companies.increment(chunk.rolledOver());
        invoices.increment(chunk.invoices());
        failures.increment(chunk.failures().size());
    }
}
