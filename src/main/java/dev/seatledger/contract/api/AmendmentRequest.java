package dev.seatledger.contract.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.Effective;

@Schema(name = "AmendmentRequest")
public record AmendmentRequest(
        @NotNull UnitType unitType,

        @NotNull @Min(0) @Max(1_000_000) @Schema(description = "The new number of included units.")
        Integer included,

        @NotNull
        @Schema(
                description =
                        "immediate: today, billed or credited for the rest of the period. renewal: when the contract renews."
                                + " A lower commitment needs 30 days' notice; with 10 included users or fewer it needs no notice and"
                                + " takes effect at the end of the current period.")
        Effective effective) {}
