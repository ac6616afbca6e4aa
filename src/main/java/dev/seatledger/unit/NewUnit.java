package dev.seatledger.unit;

import java.time.Instant;
import java.util.UUID;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.UnitRecord;
import dev.seatledger.shared.persistence.Ids;

/**
 * A unit to be added.
 *
 * @param externalId what its own systems call it: no other unit of the company has or had it
 */
public record NewUnit(
        UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String externalId) {

    /** As it exists from {@code now} on, with an identifier of its own. */
    UnitRecord toRecord(UUID companyId, String actor, Instant now) {
        return new UnitRecord(companyId, Ids.next(), type, name, email, phoneNumber, externalId, 1, now, actor);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("type", type.name())
                .put("name", name)
                .put("email", email)
                .put("phoneNumber", phoneNumber)
                .put("externalId", externalId);
    }

    static NewUnit fromJson(JsonObject json) {
        return new NewUnit(
                UnitType.valueOf(json.getString("type")),
                json.getString("name"),
                json.getString("email"),
                json.getString("phoneNumber"),
                json.getString("externalId"));
    }
}
