package dev.seatledger.unit.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.SeatCause;
import dev.seatledger.unit.SeatLogEntry;

@Schema(name = "SeatLogEntry")
public record SeatLogEntryResponse(
        @Schema(required = true, description = "The sequence of the event this entry belongs to.")
        long sequence,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "Who did it: the subject of the token.")
        String actor,

        @Schema(required = true) SeatCause cause,
        @Schema(required = true) UnitType unitType,
        @Schema(required = true, nullable = true) @Nullable UUID unitId,
        @Schema(required = true) int createdBefore,
        @Schema(required = true) int createdAfter,
        @Schema(required = true) int paidSeatsBefore,
        @Schema(required = true) int paidSeatsAfter,

        @Schema(required = true, nullable = true, description = "The invoice that billed the seat, if any.") @Nullable
        UUID invoiceId) {

    static SeatLogEntryResponse of(SeatLogEntry entry) {
        return new SeatLogEntryResponse(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.cause(),
                entry.unitType(),
                entry.unitId(),
                entry.createdBefore(),
                entry.createdAfter(),
                entry.paidBefore(),
                entry.paidAfter(),
                entry.invoiceId());
    }
}
