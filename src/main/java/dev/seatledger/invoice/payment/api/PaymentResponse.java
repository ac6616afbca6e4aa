package dev.seatledger.invoice.payment.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.invoice.payment.RecordedPayment;
import dev.seatledger.shared.api.MoneyResponse;

@Schema(name = "Payment")
public record PaymentResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID invoiceId,
        @Schema(required = true) MoneyResponse amount,
        @Schema(required = true) Instant paidAt,
        @Schema(required = true) String reference,
        @Schema(required = true) Instant recordedAt,
        @Schema(required = true) String recordedBy,
        @Schema(required = true) InvoiceStatus invoiceStatus,

        @Schema(required = true, description = "The amount of the invoice that is still to be paid.")
        MoneyResponse amountDue) {

    static PaymentResponse of(RecordedPayment recorded) {
        return new PaymentResponse(
                recorded.payment().paymentId(),
                recorded.payment().invoiceId(),
                MoneyResponse.of(recorded.payment().amount()),
                recorded.payment().paidAt(),
                recorded.payment().reference(),
                recorded.recordedAt(),
                recorded.recordedBy(),
                recorded.invoiceStatus(),
                MoneyResponse.of(recorded.amountDue()));
    }
}
