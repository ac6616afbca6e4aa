package dev.seatledger.unit.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatSource;
import dev.seatledger.unit.ChangedUnits;

@Schema(name = "AddedUnit")
public record AddedUnitResponse(
        @Schema(required = true) UnitResponse unit,
        @Schema(required = true) Seat seat,

        @Schema(required = true, nullable = true, description = "Null if no invoice was issued.") @Nullable
        IssuedInvoiceResponse invoice) {

    @Schema(name = "Seat", description = "The kind of seat the unit takes, and the seat counts of its type afterwards.")
    public record Seat(
            @Schema(
                    required = true,
                    description =
                            "included: a seat of the commitment; paid_seat: a paid seat that was free; additional: a seat"
                                    + " bought for this unit.")
            SeatSource source,

            @Schema(required = true) int created,

            @Schema(required = true, description = "How many seats are paid for.")
            int paidSeats,

            @Schema(required = true, description = "How many more units can be added without a charge.")
            int freeSeats) {}

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
