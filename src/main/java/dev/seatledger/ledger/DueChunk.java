package dev.seatledger.ledger;

import java.util.List;
import java.util.UUID;

/**
 * Companies whose windows had ended, and what became of them.
 *
 * @param last where the next chunk begins
 * @param rolledOver companies that are in their new window now
 * @param invoices recurring invoices issued to them
 * @param failures companies that are as they were
 */
public record DueChunk(DueCursor last, int rolledOver, int invoices, List<Failure> failures) {

    /** A company that could not be rolled over, and why. */
    public record Failure(UUID companyId, Throwable cause) {}

    public DueChunk {
        failures = List.copyOf(failures);
    }
}
