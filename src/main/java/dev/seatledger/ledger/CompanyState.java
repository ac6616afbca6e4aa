package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * All that a decision about one company depends on, as of one {@code sequence}.
 *
 * @param sequence number of the company's last event; a write decided on this state succeeds only while it is still the last
 * @param changedAt instant of the last change
 * @param testClock the sandbox company's own time; null for companies that live in real time
 * @param nextRolloverAt first instant that the positions do not hold for
 * @param units those that the command asked for and that exist
 */
public record CompanyState(
        Customer customer,
        long sequence,
        Instant changedAt,
        @Nullable Instant testClock,
        Instant nextRolloverAt,
        SubscriptionTerms terms,
        Map<UnitType, SeatPosition> positions,
        Map<UUID, UnitRecord> units) {

    public CompanyState {
        positions = Map.copyOf(positions);
        units = Map.copyOf(units);
    }

    public UUID companyId() {
        return customer.companyId();
    }

    /** The company's own now: its test clock or real time, and never before its last change. */
    public Instant now(Clock clock) {
        Instant now = testClock != null ? testClock : clock.instant();
        return now.isBefore(changedAt) ? changedAt : now;
    }

    /** Whether the contract's first day has come. */
    public boolean hasStarted(Instant now) {
        return !terms.calendar().dayOf(now).isBefore(terms.calendar().contractStart());
    }

    /**
     * One of the units that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such unit
     */
    public UnitRecord unit(UUID unitId) {
        UnitRecord found = units.get(unitId);
        if (found == null) {
            throw DomainFailure.notFound("unit");
        }
        return found;
    }
}
