package dev.seatledger.invoice.recurring;

import java.util.List;

import dev.seatledger.ledger.DueChunk;

/**
 * What one run of one instance did.
 *
 * @param companies that were rolled over
 * @param invoices issued to them in chunks
 * @param failures companies that are as they were, and will be tried again by the next run
 */
public record RunReport(int companies, int invoices, List<DueChunk.Failure> failures) {

    public RunReport {
        failures = List.copyOf(failures);
    }
}
