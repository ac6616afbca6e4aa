package dev.seatledger.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.shared.money.Money;

/** Whether the amounts of documents agree with their lines, with each other, and with what was paid. */
final class DocumentCheck {

    private final SubscriptionTerms terms;
    private final Findings findings;
    private final Map<UUID, Money> credited = new HashMap<>();

    DocumentCheck(SubscriptionTerms terms, Findings findings) {
        this.terms = terms;
        this.findings = findings;
    }

    void check(Books books) {
        for (Books.Booked document : books.documents()) {
            if (document.isInvoice()) {
                checkInvoice(document);
            } else {
                checkCreditNote(document);
            }
        }
        for (Books.Booked document : books.documents()) {
            Money ofIt = credited.get(document.documentId());
            if (ofIt != null && ofIt.compareTo(document.amounts().total()) > 0) {
                findings.add("invoice " + document.documentId() + " was credited by more than its total");
            }
        }
    }

    private void checkInvoice(Books.Booked invoice) {
        InvoiceAmounts amounts = InvoiceAmounts.of(
                invoice.lines().stream().map(DocumentLine::net).toList(), invoice.tax(), terms.currency());
        findings.same(amounts, invoice.amounts(), "the amounts of invoice " + invoice.documentId());
        Books.Settlement settlement = invoice.settlement();
        findings.same(
                settlement.credits(), settlement.creditApplied(), "the credit applied to " + invoice.documentId());
        findings.same(
                amounts.total().minus(settlement.credits()).minus(settlement.paid()),
                settlement.outstanding(),
                "the amount due on invoice " + invoice.documentId());
    }

    /** A credit of a given total divides into net and tax; its tax need not be that of its net to the last unit. */
    private void checkCreditNote(Books.Booked note) {
        Money net = note.lines().stream().map(DocumentLine::net).reduce(Money.zero(terms.currency()), Money::plus);
        findings.same(net, note.amounts().net(), "the net of credit note " + note.documentId());
        findings.same(
                net.plus(note.amounts().tax()),
                note.amounts().total(),
                "the total of credit note " + note.documentId());
        findings.same(
                note.amounts().total().minus(note.settlement().used()),
                note.settlement().remaining(),
                "the remaining amount of credit note " + note.documentId());
        credited.merge(
                Objects.requireNonNull(note.creditedInvoiceId()), note.amounts().total(), Money::plus);
    }
}
