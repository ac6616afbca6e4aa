package dev.seatledger.unit;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;

/** How units are reached: users by e-mail, numbers by phone. */
public final class UnitContact {

    private UnitContact() {}

    /**
     * @param path of the unit in the request, ending in a dot unless empty
     * @throws DomainFailure {@code validation-failed} for a member that belongs to the other type
     */
    public static void check(UnitType type, @Nullable String email, @Nullable String phoneNumber, String path) {
        check(type, UnitType.USER, path + "email", email);
        check(type, UnitType.NUMBER, path + "phoneNumber", phoneNumber);
    }

    private static void check(UnitType type, UnitType typeThatHasIt, String member, @Nullable String value) {
        if (value != null && type != typeThatHasIt) {
            throw DomainFailure.invalid(member, "is only allowed for " + typeThatHasIt.noun(2));
        }
    }
}
