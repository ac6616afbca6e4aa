package dev.seatledger.invoice.mail.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.mail.InvoiceDelivery;
import dev.seatledger.invoice.mail.MailStatus;

@Schema(name = "InvoiceDelivery", description = "What became of a document for one recipient.")
public record InvoiceDeliveryResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) DocumentKind kind,

        @Schema(required = true, description = "Of the invoice or the credit note.")
        UUID documentId,

        @Schema(required = true, description = "The document's.")
        String number,

        @Schema(required = true) String email,

        @Schema(
                required = true,
                description =
                        "queued: to be sent, for the first time or again; sent: the mail server has taken it on; failed: given up.")
        MailStatus status,

        @Schema(required = true, description = "Attempts that have been made.")
        int attempts,

        @Schema(
                required = true,
                nullable = true,
                description = "What went wrong last: the numbers of the mail server's answer, for example 550 5.1.1; or"
                        + " connection-failed, tls-failed, timed-out, message-too-large, server-refused with the answer's"
                        + " number, document-not-ready or document-unavailable.")
        @Nullable
        String lastError,

        @Schema(required = true, description = "When it was queued, tried last, or sent; real time in sandboxes, too.")
        Instant at) {

    static InvoiceDeliveryResponse of(InvoiceDelivery delivery) {
        return new InvoiceDeliveryResponse(
                delivery.deliveryId(),
                delivery.kind(),
                delivery.documentId(),
                delivery.number(),
                delivery.email(),
                delivery.status(),
                delivery.attempts(),
                delivery.lastError(),
                delivery.at());
    }
}
