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
        @Schema(required = true, description = "Events of the change name it.")
        UUID id,

        @Schema(required = true) UUID companyId,
        @Schema(required = true) UnitType unitType,
        @Schema(required = true) int includedBefore,
        @Schema(required = true) int included,
        @Schema(required = true) Effective effective,

        @Schema(required = true, description = "First day of the new commitment.")
        LocalDate effectiveOn,

        @Schema(required = true) AmendmentStatus status,
        @Schema(required = true) Instant requestedAt,
        @Schema(required = true) String requestedBy,

        @Schema(required = true, nullable = true, description = "What an immediate increase billed, if anything.")
        @Nullable
        InvoiceResponse invoice,

        @Schema(required = true, nullable = true, description = "What an immediate decrease gave back, if anything.")
        @Nullable
        CreditNoteResponse creditNote,

        @Schema(
                required = true,
                description = "All credit notes: more than one where no single invoice had enough left to credit.")
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
