package dev.seatledger.unit;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.persistence.Ids;

/**
 * A unit to be added.
 *
 * @param externalId what its own systems call it: no other unit of the company has or had it
 * @param costCenter which cost center bears its cost in the company's own books
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record NewUnit(
        UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String externalId,
        @Nullable String costCenter) {

    /** As it exists from {@code now} on, with an identifier of its own. */
    UnitRecord toRecord(UUID companyId, String actor, Instant now) {
        return new UnitRecord(
                companyId, Ids.next(), type, name, email, phoneNumber, externalId, costCenter, 1, now, actor);
    }
}
