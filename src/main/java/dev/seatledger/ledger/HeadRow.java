package dev.seatledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code company_head} as it is to be, if it still is at the sequence that was decided on.
 *
 * @param expected that sequence; 0 of a company that is onboarded
 */
record HeadRow(
        UUID companyId,
        long expected,
        long sequence,
        Instant changedAt,
        @Nullable Instant testClock,
        @Nullable Instant nextRolloverAt,
        boolean isSuspended,
        @Nullable LocalDate endsOn,
        int guardrailsVersion) {

    static HeadRow of(Change change) {
        CompanyHead head = change.after().head();
        return new HeadRow(
                head.companyId(),
                change.before().sequence(),
                head.sequence(),
                head.changedAt(),
                head.testClock(),
                head.nextRolloverAt(),
                head.isSuspended(),
                head.endsOn(),
                head.guardrailsVersion());
    }
}
