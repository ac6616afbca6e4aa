package dev.seatledger.contract.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.billing.UnitType;

@Schema(name = "NewCommitmentRequest")
public record NewCommitmentRequest(
        @NotNull UnitType unitType,

        @NotNull @Min(0) @Max(1_000_000) @Schema(description = "The requested number of included units.")
        Integer included,

        @NotBlank @Size(max = 1000) String reason) {}
