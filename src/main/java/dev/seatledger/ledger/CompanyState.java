package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;

/**
 * What a decision about one company depends on, as of one sequence.
 *
 * @param terms what was agreed
 * @param positions the seats of each unit type that the contract has
 * @param parts what the command has asked for beside it
 */
public record CompanyState(
        CompanyHead head, SubscriptionTerms terms, Map<UnitType, SeatPosition> positions, StateParts parts) {

    public CompanyState {
        positions = Map.copyOf(positions);
    }

    public UUID companyId() {
        return head.companyId();
    }

    public long sequence() {
        return head.sequence();
    }

    public @Nullable Instant nextRolloverAt() {
        return head.nextRolloverAt();
    }

    /**
     * A part that the command has asked for.
     *
     * @throws IllegalStateException if it has not
     */
    public <V> V get(StatePart<V> part) {
        return parts.get(part);
    }

    /** Whether all that is needed has been read. */
    public boolean has(Needs needs) {
        return parts.has(needs);
    }

    /** The company's own now: its test clock or real time, and never before its last change. */
    public Instant now(Clock clock) {
        Instant now = head.testClock() != null ? head.testClock() : clock.instant();
        return now.isBefore(head.changedAt()) ? head.changedAt() : now;
    }

    /** Whether the contract's first day has come. */
    public boolean hasStarted(Instant now) {
        return !today(now).isBefore(terms.calendar().contractStart());
    }

    /** Whether a cancelled contract's last day is over. */
    public boolean hasEnded() {
        return head.nextRolloverAt() == null;
    }

    /** Whether a window has begun that the positions do not hold for (R20). */
    public boolean isDue(Instant now) {
        return head.nextRolloverAt() != null && !now.isBefore(head.nextRolloverAt());
    }

    /** The company's local day. */
    public LocalDate today(Instant now) {
        return terms.calendar().dayOf(now);
    }

    /** Users in the contract, which decide about notice (R23); 0 for a contract without users. */
    public int includedUsers() {
        SeatPosition users = positions.get(UnitType.USER);
        return users == null ? 0 : users.included();
    }

    <V> CompanyState with(StatePart<V> part, V value) {
        return new CompanyState(head, terms, positions, parts.with(part, value));
    }
}
