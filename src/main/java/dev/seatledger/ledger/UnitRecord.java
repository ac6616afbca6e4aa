package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;

/**
 * A unit that exists.
 *
 * @param email of a user, else null
 * @param phoneNumber of a number, else null
 * @param externalId what its own systems call it; null if they have not said
 * @param version grows with each change; the resource's ETag
 */
public record UnitRecord(
        UUID companyId,
        UUID unitId,
        UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String externalId,
        int version,
        Instant createdAt,
        String createdBy) {

    public UnitRecord with(String newName, @Nullable String newEmail, @Nullable String newPhoneNumber) {
        return new UnitRecord(
                companyId,
                unitId,
                type,
                newName,
                newEmail,
                newPhoneNumber,
                externalId,
                version + 1,
                createdAt,
                createdBy);
    }
}
