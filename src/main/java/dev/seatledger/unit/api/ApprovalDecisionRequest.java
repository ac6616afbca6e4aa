package dev.seatledger.unit.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ApprovalDecisionRequest")
public record ApprovalDecisionRequest(
        @NotNull Verdict decision,
        @Size(max = 1000) @Nullable String comment) {

    /** Yes or no. */
    @Schema(name = "ApprovalVerdict")
    public enum Verdict {
        APPROVED,
        DECLINED
    }
}
