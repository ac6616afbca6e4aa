package dev.seatledger.unit.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.unit.PreviewToken;

@Schema(name = "ApprovalDecisionRequest")
public record ApprovalDecisionRequest(
        @NotNull Verdict decision,
        @Size(max = 1000) @Nullable String comment,

        @Size(max = 200)
        @Schema(
                description =
                        "The token of a preview of the held add. If you approve, you are charged exactly what the preview"
                                + " showed; if that is no longer possible, the request is refused with a new preview.")
        @Nullable
        String previewToken) {

    /**
     * Null if it counts on none.
     *
     * @throws dev.seatledger.shared.problem.DomainFailure {@code validation-failed} if it is none
     */
    @Nullable
    PreviewToken pinned() {
        return previewToken == null ? null : PreviewToken.parse(previewToken);
    }

    /** Yes or no. */
    @Schema(name = "ApprovalVerdict")
    public enum Verdict {
        APPROVED,
        DECLINED
    }
}
