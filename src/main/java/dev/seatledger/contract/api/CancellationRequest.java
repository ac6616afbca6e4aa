package dev.seatledger.contract.api;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CancellationRequest", description = "Notice follows from the contract, so nothing need be said.")
public record CancellationRequest(
        @Size(max = 1000) @Nullable String reason) {}
