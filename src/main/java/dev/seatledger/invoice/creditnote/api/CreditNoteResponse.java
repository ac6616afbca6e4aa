package dev.seatledger.invoice.creditnote.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.api.InvoiceResponse;
import dev.seatledger.invoice.api.LineResponse;
import dev.seatledger.invoice.api.TaxResponse;
import dev.seatledger.invoice.creditnote.Correction;
import dev.seatledger.invoice.creditnote.CreditNote;
import dev.seatledger.invoice.creditnote.CreditNoteStatus;
import dev.seatledger.ledger.CreditNoteRecord;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.shared.money.Money;

/** A credit note; in lists without lines and taxes. Its amounts are positive: they are given back. */
@Schema(name = "CreditNote")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreditNoteResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "Without gaps per issuing legal entity, in a series of its own.")
        String number,

        @Schema(required = true, description = "The invoice that it credits.")
        UUID invoiceId,

        @Schema(required = true) CreditNoteReason reason,

        @Schema(required = true, description = "Applied once nothing is left.")
        CreditNoteStatus status,

        @Schema(required = true) Instant issuedAt,
        @Schema(required = true) LocalDate issueDate,
        @Schema(required = true) String currency,
        @Schema(description = "Absent in lists.") @Nullable List<LineResponse> lines,
        @Schema(description = "Absent in lists.") @Nullable List<TaxResponse> taxes,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) MoneyResponse tax,
        @Schema(required = true) MoneyResponse total,

        @Schema(required = true, description = "What no invoice has taken yet.")
        MoneyResponse remaining,

        @Schema(description = "The new invoice, in the answer to a correction that asked for one.") @Nullable
        InvoiceResponse replacement) {

    public static CreditNoteResponse of(CreditNote note) {
        return of(
                note,
                note.lines().stream().map(LineResponse::of).toList(),
                List.of(TaxResponse.of(note.tax(), note.amounts())));
    }

    /** As it was issued; what no replacement has taken of it is left. */
    static CreditNoteResponse of(Correction correction) {
        Money taken = correction
                .replacement()
                .map(InvoiceRecord::credits)
                .flatMap(credits -> credits.stream()
                        .filter(credit -> credit.creditNoteId()
                                .equals(correction.creditNote().creditNoteId()))
                        .findFirst())
                .map(AppliedCredit::amount)
                .orElse(Money.zero(correction.creditNote().amounts().total().currency()));
        return issued(
                correction.companyId(),
                correction.creditNote(),
                correction.receipt().numberOf(correction.creditNote().creditNoteId()),
                taken,
                correction
                        .replacement()
                        .map(invoice -> InvoiceResponse.issued(
                                correction.companyId(),
                                invoice,
                                correction.receipt().numberOf(invoice.invoiceId())))
                        .orElse(null));
    }

    /** As it was issued, before any invoice took of it. */
    public static CreditNoteResponse issued(UUID companyId, CreditNoteRecord note, String number) {
        return issued(companyId, note, number, Money.zero(note.amounts().total().currency()), null);
    }

    private static CreditNoteResponse issued(
            UUID companyId, CreditNoteRecord note, String number, Money taken, @Nullable InvoiceResponse replacement) {
        Money remaining = note.amounts().total().minus(taken);
        return new CreditNoteResponse(
                note.creditNoteId(),
                companyId,
                number,
                note.invoiceId(),
                note.reason(),
                remaining.isZero() ? CreditNoteStatus.APPLIED : CreditNoteStatus.OPEN,
                note.issuedAt(),
                note.issueDate(),
                remaining.currency().getCurrencyCode(),
                note.lines().stream().map(LineResponse::of).toList(),
                List.of(TaxResponse.of(note.tax(), note.amounts())),
                MoneyResponse.of(note.amounts().net()),
                MoneyResponse.of(note.amounts().tax()),
                MoneyResponse.of(note.amounts().total()),
                MoneyResponse.of(remaining),
                replacement);
    }

    static CreditNoteResponse summaryOf(CreditNote note) {
        return of(note, null, null);
    }

    private static CreditNoteResponse of(
            CreditNote note, @Nullable List<LineResponse> lines, @Nullable List<TaxResponse> taxes) {
        return new CreditNoteResponse(
                note.documentId(),
                note.companyId(),
                note.number(),
                note.invoiceId(),
                note.reason(),
                note.status(),
                note.issuedAt(),
                note.issueDate(),
                note.currency().getCurrencyCode(),
                lines,
                taxes,
                MoneyResponse.of(note.amounts().net()),
                MoneyResponse.of(note.amounts().tax()),
                MoneyResponse.of(note.amounts().total()),
                MoneyResponse.of(note.remaining()),
                null);
    }
}
