package dev.seatledger.unit;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * Who takes the seat of a unit that leaves.
 *
 * @param externalId what its own systems call it: no other unit of the company has or had it
 * @param costCenter which cost center bears its cost in the company's own books: not that of the unit that leaves, unless it is given again
 */
public record NewOccupant(
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String externalId,
        @Nullable String costCenter) {

    /**
     * @param type that of the unit that leaves
     * @throws DomainFailure {@code validation-failed} for a member that belongs to the other type
     */
    NewUnit ofType(UnitType type) {
        UnitContact.check(type, email, phoneNumber, "");
        return new NewUnit(type, name, email, phoneNumber, externalId, costCenter);
    }
}
