package dev.seatledger.unit.api;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.unit.ChangedUnits;

@Schema(
        name = "IssuedInvoice",
        description = "Owners see the invoice's number and amounts; all others see only that an invoice was issued.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedInvoiceResponse(
        @Schema(description = "Always true; only for callers who may not see amounts.") @Nullable
        Boolean issued,

        @Nullable UUID id,
        @Nullable String number,
        @Nullable MoneyResponse net,
        @Nullable MoneyResponse tax,
        @Nullable MoneyResponse total,
        @Nullable InvoiceStatus status) {

    private static final IssuedInvoiceResponse WITHOUT_AMOUNTS =
            new IssuedInvoiceResponse(true, null, null, null, null, null, null);

    /**
     * Null if none was issued.
     *
     * @param showAmounts whether the caller is an owner of the company (R3)
     */
    static @Nullable IssuedInvoiceResponse of(Optional<ChangedUnits.Issued> issued, boolean showAmounts) {
        return issued.map(invoice -> showAmounts ? withAmounts(invoice) : WITHOUT_AMOUNTS)
                .orElse(null);
    }

    private static IssuedInvoiceResponse withAmounts(ChangedUnits.Issued issued) {
        InvoiceAmounts amounts = issued.invoice().amounts();
        return new IssuedInvoiceResponse(
                null,
                issued.invoice().invoiceId(),
                issued.number(),
                MoneyResponse.of(amounts.net()),
                MoneyResponse.of(amounts.tax()),
                MoneyResponse.of(amounts.total()),
                issued.invoice().amountDue().isZero() ? InvoiceStatus.PAID : InvoiceStatus.OPEN);
    }
}
