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
        @NotNull @Schema(description = "Either correction or goodwill.")
        CreditNoteReason reason,

        @Valid
        @Schema(
                description =
                        "The amount to credit, tax included. Leave it out to credit everything that is left of the invoice.")
        @Nullable
        MoneyRequest amount,

        @Valid
        @Schema(description = "The invoice as it should have been. Only with a correction of everything that is left.")
        @Nullable
        NewInvoice replacement) {

    @Schema(name = "ReplacementInvoice")
    public record NewInvoice(
            @Size(max = 100) @Schema(description = "The lines to change; all others are repeated unchanged.") @Nullable
            List<@NotNull @Valid Line> lines) {}

    @Schema(name = "ReplacementLine")
    public record Line(
            @NotNull
            @Min(1)
            @Max(10_000)
            @Schema(description = "The position of the line on the invoice, starting at 1.")
            Integer line,

            @Min(0)
            @Max(1_000_000)
            @Schema(description = "0 drops the line. If left out, the quantity stays as invoiced.")
            @Nullable
            Integer quantity,

            @Valid
            @Schema(description = "The price of one unit for the whole window. If left out, it stays as invoiced.")
            @Nullable
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
            throw DomainFailure.invalid("replacement", "is only allowed with a correction of the whole invoice");
        }
        Map<Integer, Replacement.LineChange> changes = new HashMap<>();
        for (Line line : replacement.lines() == null ? List.<Line>of() : replacement.lines()) {
            Replacement.LineChange change = new Replacement.LineChange(
                    line.quantity(),
                    line.fullPrice() == null ? null : line.fullPrice().toMoney("replacement.lines.fullPrice"));
            if (changes.put(line.line(), change) != null) {
                throw DomainFailure.invalid(
                        "replacement.lines", "must not contain line %d more than once".formatted(line.line()));
            }
        }
        return new Replacement(changes);
    }
}
