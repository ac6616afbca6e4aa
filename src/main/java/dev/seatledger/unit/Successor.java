package dev.seatledger.unit;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;

/** A unit that takes another one's seat: its type is known once the other one is. */
public interface Successor {

    /**
     * @throws dev.seatledger.shared.problem.DomainFailure {@code validation-failed} for a member that belongs to the other type
     */
    NewUnit of(UnitType type);

    /** What its own systems call it; null if they have not said. */
    @Nullable
    String externalId();
}
