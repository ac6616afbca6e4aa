package dev.seatledger.invoice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.customer.Customer;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.Ids;

/** From an amount to give back to the credit notes that do it, each over an invoice that has as much left (R28). */
@ApplicationScoped
public class Crediting {

    private final Issuers issuers;

    Crediting(Issuers issuers) {
        this.issuers = issuers;
    }

    /**
     * The rest of the period for seats that are included no more (R24). The credit goes to the newest invoice that has billed the running
     * commitment and has enough left. Where none has, it is divided over them, newest first; what none of them has left cannot be given
     * back.
     *
     * @param state with the invoices that have billed the running commitment
     */
    public List<CreditNoteRecord> forDecrease(CompanyState state, ChargeLine credit, Instant at) {
        if (credit.net().isZero()) {
            return List.of();
        }
        List<InvoiceState> candidates = state.get(InvoiceState.OF_COMMITMENT).values().stream()
                .filter(invoice -> invoice.billsCommitmentAfter(state.today(at), credit.unitType()))
                .filter(invoice -> !invoice.creditable().total().isZero())
                .sorted(Comparator.comparing(InvoiceState::sequence).reversed())
                .toList();
        for (InvoiceState invoice : candidates) {
            Optional<InvoiceAmounts> amounts = invoice.creditable().ofNet(credit.net());
            if (amounts.isPresent()) {
                return List.of(note(
                        state,
                        invoice,
                        CreditNoteReason.AMENDMENT,
                        List.of(DocumentLine.of(credit)),
                        amounts.get(),
                        at));
            }
        }
        return divided(state, candidates, credit, at);
    }

    /**
     * A credit note over one invoice.
     *
     * @param amounts within what is left to credit of it
     */
    public CreditNoteRecord over(
            CompanyState state, InvoiceState invoice, CreditNoteReason reason, InvoiceAmounts amounts, Instant at) {
        List<DocumentLine> lines = amounts.equals(invoice.amounts())
                ? invoice.lines()
                : List.of(DocumentLine.credit(
                        (reason == CreditNoteReason.GOODWILL ? "Goodwill credit on " : "Correction of ")
                                + invoice.called(),
                        invoice.days(),
                        amounts.net()));
        return note(state, invoice, reason, lines, amounts, at);
    }

    private List<CreditNoteRecord> divided(
            CompanyState state, List<InvoiceState> candidates, ChargeLine credit, Instant at) {
        List<CreditNoteRecord> notes = new ArrayList<>();
        Money left = credit.net();
        for (InvoiceState invoice : candidates) {
            Money net = invoice.creditable().net();
            Money part = net.compareTo(left) < 0 ? net : left;
            if (!part.isZero()) {
                DocumentLine line =
                        DocumentLine.credit("Part of the credit for " + credit.description(), credit.period(), part);
                InvoiceAmounts amounts = invoice.creditable().ofNet(part).orElseThrow();
                notes.add(note(state, invoice, CreditNoteReason.AMENDMENT, List.of(line), amounts, at));
                left = left.minus(part);
            }
        }
        return notes;
    }

    private CreditNoteRecord note(
            CompanyState state,
            InvoiceState invoice,
            CreditNoteReason reason,
            List<DocumentLine> lines,
            InvoiceAmounts amounts,
            Instant at) {
        return new CreditNoteRecord(
                Ids.next(),
                invoice.invoiceId(),
                issuers.get(state.get(Customer.PART).issuer()),
                reason,
                at,
                state.today(at),
                lines,
                invoice.creditable().treatment(),
                amounts);
    }
}
