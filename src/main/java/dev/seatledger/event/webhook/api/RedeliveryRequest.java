package dev.seatledger.event.webhook.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RedeliveryRequest", description = "Events to be sent again; one, if both are the same.")
public record RedeliveryRequest(
        @NotNull @Min(1) @Schema(description = "Sequence of the first.")
        Long from,

        @NotNull @Min(1) @Schema(description = "Sequence of the last, which has happened.")
        Long to) {}
