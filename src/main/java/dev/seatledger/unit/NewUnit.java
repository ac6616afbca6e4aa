package dev.seatledger.unit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.UnitRecord;
import dev.seatledger.shared.persistence.Ids;

/** A unit to be added. */
public record NewUnit(
        UnitType type,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber) {

    /** As it exists from {@code now} on, with an identifier of its own. */
    UnitRecord toRecord(UUID companyId, String actor, Instant now) {
        return new UnitRecord(companyId, Ids.next(), type, name, email, phoneNumber, 1, now, actor);
    }
}
