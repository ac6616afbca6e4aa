package dev.seatledger.event.webhook.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "RedeliveryRequest",
        description = "The range of events to send again. To send a single event, use the same sequence twice.")
public record RedeliveryRequest(
        @NotNull @Min(1) @Schema(description = "The sequence of the first event.")
        Long from,

        @NotNull @Min(1) @Schema(description = "The sequence of the last event. It must exist already.")
        Long to) {}
