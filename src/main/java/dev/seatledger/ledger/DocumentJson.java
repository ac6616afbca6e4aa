package dev.seatledger.ledger;

import java.util.List;
import java.util.Objects;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.ledger.LedgerChange.OfEvent;

/** Documents and what is owed for them, as rows of {@code append.sql}. */
final class DocumentJson {

    private final JsonArray documents = new JsonArray();
    private final JsonArray lines = new JsonArray();
    private final JsonArray applications = new JsonArray();
    private final JsonArray receivables = new JsonArray();

    void addTo(JsonObject argument) {
        argument.put("documents", documents)
                .put("lines", lines)
                .put("applications", applications)
                .put("receivables", receivables);
    }

    void addInvoice(Customer customer, OfEvent<InvoiceRecord> issued) {
        InvoiceRecord invoice = issued.document();
        String companyId = customer.companyId().toString();
        String invoiceId = invoice.invoiceId().toString();
        documents.add(document(customer, invoice.seller(), invoice.tax(), invoice.amounts())
                .put("document_id", invoiceId)
                .put("sequence", issued.sequence())
                .put("kind", "INVOICE")
                .put("prefix", invoice.seller().invoicePrefix())
                .put("reason", invoice.reason().name())
                .put("issued_at", invoice.issuedAt().toString())
                .put("issue_date", invoice.issueDate().toString())
                .put("due_date", invoice.dueDate().toString())
                .put("period_start", text(invoice.periodStart()))
                .put("credit_applied", invoice.creditApplied().toAmountString())
                .put("amount_due", invoice.amountDue().toAmountString()));
        addLines(companyId, invoiceId, invoice.lines());
        for (AppliedCredit credit : invoice.credits()) {
            applications.add(new JsonObject()
                    .put("company_id", companyId)
                    .put("invoice_id", invoiceId)
                    .put("credit_note_id", credit.creditNoteId().toString())
                    .put("amount", credit.amount().toAmountString()));
        }
        if (!invoice.amountDue().isZero()) {
            receivables.add(new JsonObject()
                    .put("company_id", companyId)
                    .put("invoice_id", invoiceId)
                    .put("due_date", invoice.dueDate().toString())
                    .put("outstanding", invoice.amountDue().toAmountString()));
        }
    }

    void addCreditNote(Customer customer, OfEvent<CreditNoteRecord> issued) {
        CreditNoteRecord note = issued.document();
        String noteId = note.creditNoteId().toString();
        documents.add(document(customer, note.seller(), note.tax(), note.amounts())
                .put("document_id", noteId)
                .put("sequence", issued.sequence())
                .put("kind", "CREDIT_NOTE")
                .put("prefix", note.seller().creditNotePrefix())
                .put("reason", note.reason().name())
                .put("issued_at", note.issuedAt().toString())
                .put("issue_date", note.issueDate().toString())
                .put("credited_invoice_id", note.invoiceId().toString()));
        addLines(customer.companyId().toString(), noteId, note.lines());
    }

    /** A charge that waits, with what explains it. */
    static JsonObject charge(String companyId, ChargeLine line) {
        return line(companyId, DocumentLine.of(line));
    }

    private JsonObject document(Customer customer, Issuer seller, TaxTreatment tax, InvoiceAmounts amounts) {
        return new JsonObject()
                .put("ordinal", documents.size())
                .put("company_id", customer.companyId().toString())
                .put("issuer", seller.key())
                .put("currency", amounts.net().currency().getCurrencyCode())
                .put("net", amounts.net().toAmountString())
                .put("tax", amounts.tax().toAmountString())
                .put("total", amounts.total().toAmountString())
                .put("tax_category", tax.category().name())
                .put("tax_percent", tax.ratePercent().toPlainString())
                .put("tax_mention", tax.mention())
                .put(
                        "seller",
                        party(seller.legalName(), seller.taxParty()).put("address", new JsonArray(seller.address())))
                .put("buyer", party(customer.legalName(), customer.taxParty()));
    }

    private void addLines(String companyId, String documentId, List<DocumentLine> ofDocument) {
        int lineNo = 0;
        for (DocumentLine line : ofDocument) {
            lineNo++;
            lines.add(line(companyId, line)
                    .put("document_id", documentId)
                    .put("line_no", lineNo)
                    .put("description", line.description())
                    .put("unit_price", line.unitPrice().toPlainString()));
        }
    }

    private static JsonObject line(String companyId, DocumentLine line) {
        return new JsonObject()
                .put("company_id", companyId)
                .put("rule", line.rule().name())
                .put(
                        "unit_type",
                        line.unitType() == null ? null : line.unitType().name())
                .put("quantity", line.quantity())
                .put("period_start", line.period().start().toString())
                .put("period_end", line.period().end().toString())
                .put("proration", line.share().mode().name())
                .put("numerator", line.share().numerator())
                .put("denominator", line.share().denominator())
                .put("full_price", line.fullPrice().toAmountString())
                .put("seats_before", line.seatsBefore())
                .put("seats_after", line.seatsAfter())
                .put("net", line.net().toAmountString());
    }

    private static JsonObject party(String legalName, TaxParty taxParty) {
        return new JsonObject()
                .put("legalName", legalName)
                .put("country", taxParty.country())
                .put("vatNumber", taxParty.vatNumber());
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
