package dev.seatledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The one row that every change of a company updates; its sequence guards the write.
 *
 * @param sequence number of the company's last event; a write decided on it succeeds only while it still is the last
 * @param changedAt instant of the last change
 * @param testClock the sandbox company's own time; null for companies that live in real time
 * @param nextRolloverAt first instant that the positions do not hold for; null once the contract has ended
 * @param isSuspended whether the company may add no units (R14)
 * @param endsOn first day after a cancelled contract; null while it is not cancelled (R25)
 * @param guardrailsVersion how often owners have changed their guardrails (R34)
 */
public record CompanyHead(
        UUID companyId,
        long sequence,
        Instant changedAt,
        @Nullable Instant testClock,
        @Nullable Instant nextRolloverAt,
        boolean isSuspended,
        @Nullable LocalDate endsOn,
        int guardrailsVersion) {

    /**
     * A company that is about to be onboarded.
     *
     * @param now its own now
     */
    public static CompanyHead opening(
            UUID companyId, Instant now, @Nullable Instant testClock, Instant nextRolloverAt) {
        return new CompanyHead(companyId, 0, now, testClock, nextRolloverAt, false, null, 0);
    }

    CompanyHead at(long newSequence, Instant now) {
        return new CompanyHead(
                companyId, newSequence, now, testClock, nextRolloverAt, isSuspended, endsOn, guardrailsVersion);
    }

    public CompanyHead withTestClock(Instant clock) {
        return new CompanyHead(
                companyId, sequence, changedAt, clock, nextRolloverAt, isSuspended, endsOn, guardrailsVersion);
    }

    public CompanyHead withNextRolloverAt(@Nullable Instant next) {
        return new CompanyHead(companyId, sequence, changedAt, testClock, next, isSuspended, endsOn, guardrailsVersion);
    }

    public CompanyHead withSuspension(boolean suspended) {
        return new CompanyHead(
                companyId, sequence, changedAt, testClock, nextRolloverAt, suspended, endsOn, guardrailsVersion);
    }

    public CompanyHead withEnd(LocalDate day) {
        return new CompanyHead(
                companyId, sequence, changedAt, testClock, nextRolloverAt, isSuspended, day, guardrailsVersion);
    }

    public CompanyHead withGuardrailsVersion(int version) {
        return new CompanyHead(companyId, sequence, changedAt, testClock, nextRolloverAt, isSuspended, endsOn, version);
    }
}
