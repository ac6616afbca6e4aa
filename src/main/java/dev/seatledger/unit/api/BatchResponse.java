package dev.seatledger.unit.api;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.unit.ChangedUnits;

@Schema(name = "BatchResult")
public record BatchResponse(
        @Schema(required = true) List<UUID> deleted,
        @Schema(required = true) List<UnitResponse> created,

        @Schema(required = true, description = "The seat counts of each unit type that changed.")
        List<Seats> seats,

        @Schema(required = true, nullable = true, description = "Null if no invoice was issued.") @Nullable
        IssuedInvoiceResponse invoice) {

    @Schema(name = "Seats")
    public record Seats(
            @Schema(required = true) UnitType type,
            @Schema(required = true) int created,

            @Schema(required = true, description = "How many seats are paid for.")
            int paidSeats,

            @Schema(required = true, description = "How many more units can be added without a charge.")
            int freeSeats) {

        static Seats of(SeatPosition position) {
            return new Seats(position.type(), position.created(), position.paid(), position.freeSeats());
        }
    }

    /**
     * @param showAmounts whether the caller is an owner of the company (R3)
     */
    static BatchResponse of(ChangedUnits changed, boolean showAmounts) {
        return new BatchResponse(
                changed.removed(),
                changed.added().stream()
                        .map(seated -> UnitResponse.of(seated.unit()))
                        .toList(),
                changed.positions().values().stream()
                        .sorted(Comparator.comparing(SeatPosition::type))
                        .map(Seats::of)
                        .toList(),
                IssuedInvoiceResponse.of(changed.invoice(), showAmounts));
    }
}
