package dev.seatledger.invoice.creditnote;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.invoice.CreditNoteRecord;
import dev.seatledger.invoice.Crediting;
import dev.seatledger.invoice.DocumentEntries;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.InvoiceState;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
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
        return Needs.of(InvoiceState.PART, Set.of(invoiceId)).and(Invoicing.NEEDS);
    }

    @Override
    public Decision<Correction> decide(CompanyState state, Instant now) {
        InvoiceState invoice = InvoiceState.of(state, invoiceId);
        refuseToReplaceWhatWasCredited(invoice);
        CreditNoteRecord note = crediting.over(state, invoice, reason, amounts(invoice), now);
        Posting posting = new Posting(state, actor, now);
        DocumentEntries.issue(posting, note);
        Optional<InvoiceRecord> corrected = replacement == null
                ? Optional.empty()
                : invoicing.draftCorrection(stateWith(note, state, now), replacement.linesFor(invoice.lines()), now);
        corrected.ifPresent(drafted -> DocumentEntries.issue(posting, drafted));
        return Decision.write(posting, receipt -> new Correction(companyId, note, corrected, receipt));
    }

    /** The replacement takes the credit that the note gives. */
    private CompanyState stateWith(CreditNoteRecord note, CompanyState state, Instant now) {
        Posting credited = new Posting(state, actor, now);
        DocumentEntries.issue(credited, note);
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
