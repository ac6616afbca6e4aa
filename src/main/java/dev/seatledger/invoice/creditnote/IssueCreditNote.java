package dev.seatledger.invoice.creditnote;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.invoice.Crediting;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.CreditNoteRecord;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.InvoiceState;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * An invoice is credited, in part or in all that is left of it, and replaced by what it should have been where that is said (R28). The
 * replacement takes the credit as any invoice would (R29).
 *
 * @param amount tax included; null for all that is left
 * @param replacement null if there is none
 */
record IssueCreditNote(
        UUID companyId,
        String actor,
        UUID invoiceId,
        CreditNoteReason reason,
        @Nullable Money amount,
        @Nullable Replacement replacement,
        Invoicing invoicing,
        Crediting crediting)
        implements Command<Correction> {

    @Override
    public Needs needs() {
        return Needs.invoice(invoiceId);
    }

    @Override
    public Decision<Correction> decide(CompanyState state, Instant now) {
        InvoiceState invoice = state.invoice(invoiceId);
        refuseToReplaceWhatWasCredited(invoice);
        CreditNoteRecord note = crediting.over(state, invoice, reason, amounts(invoice), now);
        Posting posting = new Posting(state, actor, now);
        posting.issue(note);
        Optional<InvoiceRecord> corrected = replacement == null
                ? Optional.empty()
                : invoicing.draftCorrection(stateWith(note, state, now), replacement.linesFor(invoice.lines()), now);
        corrected.ifPresent(posting::issue);
        return Decision.write(posting, receipt -> new Correction(companyId, note, corrected, receipt));
    }

    /** The replacement takes the credit that the note gives. */
    private CompanyState stateWith(CreditNoteRecord note, CompanyState state, Instant now) {
        Posting credited = new Posting(state, actor, now);
        credited.issue(note);
        return credited.after();
    }

    /** A new invoice bills everything anew; what was given back of the old one would be lost with it. */
    private void refuseToReplaceWhatWasCredited(InvoiceState invoice) {
        if (replacement != null && !invoice.creditable().all().equals(invoice.amounts())) {
            throw refusal("A part of %s has been credited already, so it cannot be replaced as a whole."
                    .formatted(invoice.called()));
        }
    }

    private InvoiceAmounts amounts(InvoiceState invoice) {
        if (invoice.creditable().total().isZero()) {
            throw refusal("All of %s has been credited already.".formatted(invoice.called()));
        }
        if (amount == null) {
            return invoice.creditable().all();
        }
        if (!amount.currency().equals(invoice.amounts().total().currency())) {
            throw DomainFailure.invalid("amount.currency", "must be the invoice's currency");
        }
        return invoice.creditable()
                .ofTotal(amount)
                .orElseThrow(() -> refusal("Only %s of %s is left to credit."
                        .formatted(invoice.creditable().total(), invoice.called())));
    }

    private static DomainFailure refusal(String detail) {
        return new DomainFailure(ProblemType.CREDIT_EXCEEDS_INVOICE, detail);
    }
}
