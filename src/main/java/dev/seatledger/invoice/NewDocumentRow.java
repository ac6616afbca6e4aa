package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxParty;
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
        Kind kind,
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
        Party seller,
        Party buyer) {

    static final RowKind<NewDocumentRow> KIND = RowKind.written(
                    "document", NewDocumentRow.class, NewDocumentRow::documentId, Sql.statement("documents"))
            .drawingNumbers();

    enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** One side of a document. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Party(
            String legalName,
            String country,
            @Nullable String vatNumber,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> address) {

        static Party of(Issuer issuer) {
            TaxParty party = issuer.taxParty();
            return new Party(issuer.legalName(), party.country(), party.vatNumber(), issuer.address());
        }

        static Party of(Customer customer) {
            TaxParty party = customer.taxParty();
            return new Party(customer.legalName(), party.country(), party.vatNumber(), null);
        }
    }

    static NewDocumentRow of(Customer customer, InvoiceRecord invoice, long sequence) {
        InvoiceAmounts amounts = invoice.amounts();
        TaxTreatment tax = invoice.tax();
        return new NewDocumentRow(
                customer.companyId(),
                invoice.invoiceId(),
                sequence,
                Kind.INVOICE,
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
                Party.of(invoice.seller()),
                Party.of(customer));
    }

    static NewDocumentRow of(Customer customer, CreditNoteRecord note, long sequence) {
        InvoiceAmounts amounts = note.amounts();
        TaxTreatment tax = note.tax();
        return new NewDocumentRow(
                customer.companyId(),
                note.creditNoteId(),
                sequence,
                Kind.CREDIT_NOTE,
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
                Party.of(note.seller()),
                Party.of(customer));
    }
}
