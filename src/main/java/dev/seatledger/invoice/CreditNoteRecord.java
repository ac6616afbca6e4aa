package dev.seatledger.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxTreatment;

/**
 * A credit note that is complete but for its number (R28).
 *
 * @param invoiceId the invoice that it credits, whose tax treatment it has
 * @param lines at least one; their amounts are positive, for what is given back
 */
public record CreditNoteRecord(
        UUID creditNoteId,
        UUID invoiceId,
        Issuer seller,
        CreditNoteReason reason,
        Instant issuedAt,
        LocalDate issueDate,
        List<DocumentLine> lines,
        TaxTreatment tax,
        InvoiceAmounts amounts) {

    public CreditNoteRecord {
        lines = List.copyOf(lines);
    }
}
