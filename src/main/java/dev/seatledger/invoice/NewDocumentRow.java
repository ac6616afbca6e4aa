package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.customer.Customer;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.shared.persistence.Sql;

/**
 * An invoice or a credit note as it is stored, complete but for its number, which is drawn when it is written (R27).
 *
 * @param prefix what its number begins with
 * @param seller the issuing legal entity as it is on the day of issue
 * @param buyer the customer as it is then
 */
record NewDocumentRow(
        UUID companyId,
        UUID documentId,
        long sequence,
        DocumentKind kind,
        String issuer,
        String prefix,
        String reason,
        Instant issuedAt,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate periodStart,
        @Nullable UUID creditedInvoiceId,
        String currency,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        @Nullable BigDecimal creditApplied,
        @Nullable BigDecimal amountDue,
        TaxCategory taxCategory,
        BigDecimal taxPercent,
        @Nullable String taxMention,
        PartyRow seller,
        PartyRow buyer) {

    static final RowKind<NewDocumentRow> KIND = RowKind.written(
                    "document", NewDocumentRow.class, NewDocumentRow::documentId, Sql.statement("documents"))
            .drawingNumbers();

    static NewDocumentRow of(Customer customer, InvoiceRecord invoice, long sequence) {
        InvoiceAmounts amounts = invoice.amounts();
        TaxTreatment tax = invoice.tax();
        return new NewDocumentRow(
                customer.companyId(),
                invoice.invoiceId(),
                sequence,
                DocumentKind.INVOICE,
                invoice.seller().key(),
                invoice.seller().invoicePrefix(),
                invoice.reason().name(),
                invoice.issuedAt(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.periodStart(),
                null,
                amounts.net().currency().getCurrencyCode(),
                amounts.net().amount(),
                amounts.tax().amount(),
                amounts.total().amount(),
                invoice.creditApplied().amount(),
                invoice.amountDue().amount(),
                tax.category(),
                tax.ratePercent(),
                tax.mention(),
                PartyRow.of(invoice.seller()),
                PartyRow.of(customer));
    }

    static NewDocumentRow of(Customer customer, CreditNoteRecord note, long sequence) {
        InvoiceAmounts amounts = note.amounts();
        TaxTreatment tax = note.tax();
        return new NewDocumentRow(
                customer.companyId(),
                note.creditNoteId(),
                sequence,
                DocumentKind.CREDIT_NOTE,
                note.seller().key(),
                note.seller().creditNotePrefix(),
                note.reason().name(),
                note.issuedAt(),
                note.issueDate(),
                null,
                null,
                note.invoiceId(),
                amounts.net().currency().getCurrencyCode(),
                amounts.net().amount(),
                amounts.tax().amount(),
                amounts.total().amount(),
                null,
                null,
                tax.category(),
                tax.ratePercent(),
                tax.mention(),
                PartyRow.of(note.seller()),
                PartyRow.of(customer));
    }
}
