package dev.seatledger.ledger;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Where a company stands with the vendor.
 *
 * @param endsOn first day on which the contract holds no more; null while it is not cancelled (R25)
 * @param oldestDue due date of the oldest invoice that is not settled; null if all are
 */
public record Standing(
        boolean isSuspended,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate oldestDue) {

    public static final Standing GOOD = new Standing(false, null, null);
}
