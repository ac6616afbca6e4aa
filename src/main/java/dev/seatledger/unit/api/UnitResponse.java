package dev.seatledger.unit.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.unit.UnitRecord;

@Schema(name = "Unit")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID companyId,
        @Schema(required = true) UnitType type,
        @Schema(required = true) String name,

        @Schema(description = "Only on users that have an e-mail address.") @Nullable
        String email,

        @Schema(description = "Only on numbers that have a phone number, in E.164 format.") @Nullable
        String phoneNumber,

        @Schema(description = "The unit's id in your own system, if you set one.") @Nullable
        String externalId,

        @Schema(description = "The cost center that bears the unit's cost in your own books, if you set one.") @Nullable
        String costCenter,

        @Schema(required = true) Instant createdAt) {

    static UnitResponse of(UnitRecord unit) {
        return new UnitResponse(
                unit.unitId(),
                unit.companyId(),
                unit.type(),
                unit.name(),
                unit.email(),
                unit.phoneNumber(),
                unit.externalId(),
                unit.costCenter(),
                unit.createdAt());
    }
}
