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
        @Schema(required = true, description = "Whether an invoice would be issued immediately.")
        boolean wouldInvoice,

        @Schema(
                required = true,
                description =
                        "Whether a seat would be bought at a price, billed either immediately or on the next recurring"
                                + " invoice. False if enough paid seats are free.")
        boolean wouldCharge,

        @Schema(required = true, description = "Whether an owner would have to approve the request first.")
        boolean requiresApproval,

        @Schema(required = true, description = "The seat counts of each unit type that would change.")
        List<BatchResponse.Seats> seats,

        @Schema(
                description =
                        "What the request would cost, on an immediate invoice or on the next recurring one. Absent if it"
                                + " costs nothing, or if the caller may not see amounts.")
        @Nullable
        Cost invoice,

        @Schema(required = true, description = "The instant the preview was computed for.")
        Instant at,

        @Schema(
                description =
                        "Locks this price for five minutes. Send it as previewToken when you create the units: you are"
                                + " charged exactly this amount, or the request is refused with a new preview. Only owners receive a"
                                + " token.")
        @Nullable
        String token,

        @Schema(description = "When the token expires.") @Nullable
        Instant expiresAt) {

    @Schema(name = "PreviewedInvoice")
    public record Cost(
            @Schema(required = true) MoneyResponse net,
            @Schema(required = true) MoneyResponse tax,
            @Schema(required = true) MoneyResponse total,

            @Schema(required = true, description = "The part of the total that open credit would pay.")
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
