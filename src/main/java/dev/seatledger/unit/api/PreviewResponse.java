package dev.seatledger.unit.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.api.LineResponse;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.unit.Preview;

@Schema(name = "Preview")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewResponse(
        @Schema(required = true, description = "Whether an invoice would be issued at once.")
        boolean wouldInvoice,

        @Schema(
                required = true,
                description =
                        "Whether a seat that has a price would be bought, which is billed at once or on the next recurring invoice."
                                + " False if paid seats are free.")
        boolean wouldCharge,

        @Schema(required = true, description = "Whether an owner would have to approve it first.")
        boolean requiresApproval,

        @Schema(required = true, description = "The counts of each type that would be touched.")
        List<BatchResponse.Seats> seats,

        @Schema(
                description =
                        "What it would cost, on that invoice or on the next recurring one. Absent if nothing, and for"
                                + " callers who may not see amounts.")
        @Nullable
        Cost invoice,

        @Schema(required = true, description = "The instant it was computed for.")
        Instant at,

        @Schema(
                description =
                        "Pins all this for five minutes: a create that carries it as previewToken is charged exactly this, or refused"
                                + " with a new preview. For owners.")
        @Nullable
        String token,

        @Schema(description = "When the token stops to hold.") @Nullable
        Instant expiresAt) {

    @Schema(name = "PreviewedInvoice")
    public record Cost(
            @Schema(required = true) MoneyResponse net,
            @Schema(required = true) MoneyResponse tax,
            @Schema(required = true) MoneyResponse total,

            @Schema(required = true, description = "What open credit would pay.")
            MoneyResponse creditApplied,

            @Schema(required = true) MoneyResponse amountDue,
            @Schema(required = true) List<LineResponse> lines) {

        static Cost of(InvoiceRecord invoice) {
            return new Cost(
                    MoneyResponse.of(invoice.amounts().net()),
                    MoneyResponse.of(invoice.amounts().tax()),
                    MoneyResponse.of(invoice.amounts().total()),
                    MoneyResponse.of(invoice.creditApplied()),
                    MoneyResponse.of(invoice.amountDue()),
                    invoice.lines().stream().map(LineResponse::of).toList());
        }
    }

    /**
     * @param showAmounts whether the caller is an owner of the company (R3)
     */
    static PreviewResponse of(Preview preview, boolean showAmounts) {
        return new PreviewResponse(
                preview.wouldInvoice(),
                preview.wouldCharge(),
                preview.isHeld(),
                preview.positions().values().stream()
                        .sorted(Comparator.comparing(SeatPosition::type))
                        .map(BatchResponse.Seats::of)
                        .toList(),
                showAmounts ? preview.charge().map(Cost::of).orElse(null) : null,
                preview.at(),
                showAmounts ? preview.token().toString() : null,
                showAmounts ? preview.token().expiresAt() : null);
    }
}
