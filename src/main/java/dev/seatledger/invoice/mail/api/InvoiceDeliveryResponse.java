package dev.seatledger.invoice.mail.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.mail.InvoiceDelivery;
import dev.seatledger.invoice.mail.MailStatus;

@Schema(name = "InvoiceDelivery", description = "The delivery of one document to one recipient.")
public record InvoiceDeliveryResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) DocumentKind kind,

        @Schema(required = true, description = "The id of the invoice or credit note.")
        UUID documentId,

        @Schema(required = true, description = "The number of the invoice or credit note.")
        String number,

        @Schema(required = true) String email,

        @Schema(
                required = true,
                description =
                        "queued: waiting for its first or next attempt; sent: accepted by the mail server; failed: no"
                                + " further attempts.")
        MailStatus status,

        @Schema(required = true, description = "The number of attempts so far.")
        int attempts,

        @Schema(
                required = true,
                nullable = true,
                description = "Why the last attempt failed: the mail server's reply code, for example 550 5.1.1; or"
                        + " connection-failed, tls-failed, timed-out, message-too-large, server-refused followed by the reply"
                        + " code, document-not-ready or document-unavailable.")
        @Nullable
        String lastError,

        @Schema(
                required = true,
                description = "When it was queued, last attempted or sent. Real time, even for sandbox companies.")
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
