package dev.seatledger.event.webhook.api;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.event.webhook.Redelivery;

@Schema(
        name = "Redelivery",
        description = "The events that will be sent again, ahead of any that have not been sent yet.")
public record RedeliveryResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) long from,
        @Schema(required = true) long to) {

    static RedeliveryResponse of(Redelivery redelivery) {
        return new RedeliveryResponse(redelivery.redeliveryId(), redelivery.from(), redelivery.to());
    }
}
