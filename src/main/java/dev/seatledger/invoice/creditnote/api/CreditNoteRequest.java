package dev.seatledger.invoice.creditnote.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.creditnote.Replacement;
import dev.seatledger.shared.api.MoneyRequest;
import dev.seatledger.shared.problem.DomainFailure;

@Schema(name = "CreditNoteRequest")
public record CreditNoteRequest(
        @NotNull @Schema(description = "Why: correction or goodwill.")
        CreditNoteReason reason,

        @Valid @Schema(description = "Tax included; absent for all that is left of the invoice.") @Nullable
        MoneyRequest amount,

        @Valid
        @Schema(description = "With a correction of all that is left: the invoice as it should have been.")
        @Nullable
        NewInvoice replacement) {

    @Schema(name = "ReplacementInvoice")
    public record NewInvoice(
            @Size(max = 100) @Schema(description = "Lines that differ; the others stay as they are.") @Nullable
            List<@NotNull @Valid Line> lines) {}

    @Schema(name = "ReplacementLine")
    public record Line(
            @NotNull @Min(1) @Max(10_000) @Schema(description = "Number of the line on the invoice, from 1.")
            Integer line,

            @Min(0) @Max(1_000_000) @Schema(description = "0 leaves the line out; absent: as invoiced.") @Nullable
            Integer quantity,

            @Valid @Schema(description = "Of one unit for the whole window; absent: as invoiced.") @Nullable
            MoneyRequest fullPrice) {}

    /**
     * What is to replace the invoice, or null.
     *
     * @throws DomainFailure {@code validation-failed} for a replacement of something that is not corrected as a whole
     */
    @Nullable
    Replacement toReplacement() {
        if (reason == CreditNoteReason.AMENDMENT) {
            throw DomainFailure.invalid("reason", "must be correction or goodwill");
        }
        if (replacement == null) {
            return null;
        }
        if (reason != CreditNoteReason.CORRECTION || amount != null) {
            throw DomainFailure.invalid("replacement", "goes with a correction of the whole invoice");
        }
        Map<Integer, Replacement.LineChange> changes = new HashMap<>();
        for (Line line : replacement.lines() == null ? List.<Line>of() : replacement.lines()) {
            Replacement.LineChange change = new Replacement.LineChange(
                    line.quantity(),
                    line.fullPrice() == null ? null : line.fullPrice().toMoney("replacement.lines.fullPrice"));
            if (changes.put(line.line(), change) != null) {
                throw DomainFailure.invalid("replacement.lines", "names line %d twice".formatted(line.line()));
            }
        }
        return new Replacement(changes);
    }
}
