package dev.seatledger.unit.api;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.unit.AddedUnits;

@Schema(name = "AddedUnit")
public record AddedUnitResponse(
        @Schema(required = true) UnitResponse unit,
        @Schema(required = true) Seat seat,

        @Schema(required = true, nullable = true, description = "Null if none was issued.") @Nullable
        IssuedInvoice invoice) {

    @Schema(name = "Seat", description = "Where the unit sits, and the counts of its type with it.")
    public record Seat(
            @Schema(required = true) SeatSource source,
            @Schema(required = true) int created,
            @Schema(required = true) int paidSeats,
            @Schema(required = true) int freeSeats) {}

    @Schema(
            name = "IssuedInvoice",
            description = "For owners the invoice's number and amounts; for others only that one was issued.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IssuedInvoice(
            @Schema(description = "True, for callers who may not see amounts.") @Nullable
            Boolean issued,

            @Nullable UUID id,
            @Nullable String number,
            @Nullable MoneyResponse net,
            @Nullable MoneyResponse tax,
            @Nullable MoneyResponse total,
            @Nullable InvoiceStatus status) {

        private static final IssuedInvoice WITHOUT_AMOUNTS =
                new IssuedInvoice(true, null, null, null, null, null, null);

        private static IssuedInvoice of(AddedUnits.Issued issued) {
            InvoiceAmounts amounts = issued.invoice().amounts();
            return new IssuedInvoice(
                    null,
                    issued.invoice().invoiceId(),
                    issued.number(),
                    MoneyResponse.of(amounts.net()),
                    MoneyResponse.of(amounts.tax()),
                    MoneyResponse.of(amounts.total()),
                    InvoiceStatus.OPEN);
        }
    }

    /**
     * @param showAmounts whether the caller is an owner of the company (R3)
     */
    static AddedUnitResponse of(AddedUnits added, boolean showAmounts) {
        AddedUnits.Seated seated = added.units().get(0);
        return new AddedUnitResponse(
                UnitResponse.of(seated.unit()),
                new Seat(
                        seated.source(),
                        seated.position().created(),
                        seated.position().paid(),
                        seated.position().freeSeats()),
                added.invoice()
                        .map(issued -> showAmounts ? IssuedInvoice.of(issued) : IssuedInvoice.WITHOUT_AMOUNTS)
                        .orElse(null));
    }
}
