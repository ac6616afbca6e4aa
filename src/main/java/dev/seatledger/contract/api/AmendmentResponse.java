package dev.seatledger.contract.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.Amended;
import dev.seatledger.contract.Amendment;
import dev.seatledger.contract.AmendmentStatus;
import dev.seatledger.contract.Effective;
import dev.seatledger.invoice.api.InvoiceResponse;
import dev.seatledger.invoice.creditnote.api.CreditNoteResponse;

@Schema(name = "Amendment")
public record AmendmentResponse(
        @Schema(required = true, description = "Also in the events of this change, as amendmentId.")
        UUID id,

        @Schema(required = true) UUID companyId,
        @Schema(required = true) UnitType unitType,
        @Schema(required = true) int includedBefore,
        @Schema(required = true) int included,
        @Schema(required = true) Effective effective,

        @Schema(required = true, description = "The first day on which the new commitment applies.")
        LocalDate effectiveOn,

        @Schema(required = true, description = "applied: in effect; scheduled: takes effect on effectiveOn.")
        AmendmentStatus status,

        @Schema(required = true) Instant requestedAt,
        @Schema(required = true) String requestedBy,

        @Schema(
                required = true,
                nullable = true,
                description = "The invoice for an immediate increase, if one was issued.")
        @Nullable
        InvoiceResponse invoice,

        @Schema(
                required = true,
                nullable = true,
                description = "The credit note for an immediate decrease, if one was issued.")
        @Nullable
        CreditNoteResponse creditNote,

        @Schema(
                required = true,
                description =
                        "All credit notes issued. There is more than one if no single invoice had enough left to credit.")
        List<CreditNoteResponse> creditNotes) {

    static AmendmentResponse of(Amended amended) {
        Amendment amendment = amended.amendment();
        UUID companyId = amendment.companyId();
        List<CreditNoteResponse> creditNotes = amendment.creditNotes().stream()
                .map(note -> CreditNoteResponse.issued(
                        companyId, note, amended.receipt().numberOf(note.creditNoteId())))
                .toList();
        return new AmendmentResponse(
                amendment.amendmentId(),
                companyId,
                amendment.unitType(),
                amendment.includedBefore(),
                amendment.included(),
                amendment.effective(),
                amendment.effectiveOn(),
                amendment.status(),
                amendment.requestedAt(),
                amendment.requestedBy(),
                amendment
                        .invoice()
                        .map(invoice -> InvoiceResponse.issued(
                                companyId, invoice, amended.receipt().numberOf(invoice.invoiceId())))
                        .orElse(null),
                creditNotes.isEmpty() ? null : creditNotes.get(0),
                creditNotes);
    }
}
