package dev.seatledger.unit.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatSource;
import dev.seatledger.unit.ChangedUnits;

@Schema(name = "AddedUnit")
public record AddedUnitResponse(
        @Schema(required = true) UnitResponse unit,
        @Schema(required = true) Seat seat,

        @Schema(required = true, nullable = true, description = "Null if none was issued.") @Nullable
        IssuedInvoiceResponse invoice) {

    @Schema(name = "Seat", description = "Where the unit sits, and the counts of its type with it.")
    public record Seat(
            @Schema(required = true) SeatSource source,
            @Schema(required = true) int created,
            @Schema(required = true) int paidSeats,
            @Schema(required = true) int freeSeats) {}

    /**
     * @param showAmounts whether the caller is an owner of the company (R3)
     */
    static AddedUnitResponse of(ChangedUnits changed, boolean showAmounts) {
        ChangedUnits.Seated seated = changed.added().get(0);
        return new AddedUnitResponse(
                UnitResponse.of(seated.unit()),
                new Seat(
                        seated.source(),
                        seated.position().created(),
                        seated.position().paid(),
                        seated.position().freeSeats()),
                IssuedInvoiceResponse.of(changed.invoice(), showAmounts));
    }
}
