package dev.seatledger.event.webhook.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.LoggedAttempt;

@Schema(name = "Delivery", description = "One attempt to deliver an event.")
public record DeliveryResponse(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The sequence of the event.")
        long sequence,

        @Schema(required = true) String eventType,

        @Schema(required = true, description = "1 for the first attempt, 2 for the second, and so on.")
        int attempt,

        @Schema(required = true) Instant at,

        @Schema(
                required = true,
                nullable = true,
                description = "The HTTP status of the receiver's response, if there was one.")
        @Nullable
        Integer statusCode,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Why there was no usable response: address-refused, name-not-found, connect-failed, tls-failed,"
                                + " timed-out, connection-lost or redirect-refused.")
        @Nullable
        String error,

        @Schema(required = true) long latencyMillis,
        @Schema(required = true) DeliveryOutcome outcome) {

    static DeliveryResponse of(LoggedAttempt attempt) {
        return new DeliveryResponse(
                attempt.deliveryId(),
                attempt.sequence(),
                attempt.eventType(),
                attempt.attempt(),
                attempt.at(),
                attempt.outcome().statusCode(),
                attempt.outcome().error(),
                attempt.outcome().latencyMillis(),
                attempt.outcome().hasSucceeded() ? DeliveryOutcome.SUCCEEDED : DeliveryOutcome.FAILED);
    }
}
