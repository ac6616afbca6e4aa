package dev.seatledger.contract.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.contract.Effective;

@Schema(name = "DecisionRequest")
public record DecisionRequest(
        @NotNull Verdict decision,

        @Schema(
                description =
                        "When an approved change takes effect. By default an increase takes effect immediately, a decrease"
                                + " at renewal.")
        @Nullable
        Effective effective,

        @Size(max = 1000) @Nullable String comment) {

    /** Yes or no. */
    public enum Verdict {
        APPROVED,
        DECLINED
    }
}
