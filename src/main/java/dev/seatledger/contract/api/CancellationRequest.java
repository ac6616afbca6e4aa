package dev.seatledger.contract.api;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CancellationRequest",
        description = "The contract determines the notice period; nothing has to be specified.")
public record CancellationRequest(
        @Size(max = 1000) @Nullable String reason) {}
