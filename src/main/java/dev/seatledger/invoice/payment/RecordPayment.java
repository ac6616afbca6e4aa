package dev.seatledger.invoice.payment;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.PaymentRecorded;
import dev.seatledger.invoice.DocumentEntries;
import dev.seatledger.invoice.InvoiceState;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Money has come in for an invoice; once nothing is due any more, it is paid (R27). */
record RecordPayment(UUID companyId, String actor, PaymentRecord payment) implements Command<RecordedPayment> {

    @Override
    public Needs needs() {
        return Needs.of(InvoiceState.PART, Set.of(payment.invoiceId()));
    }

    @Override
    public Decision<RecordedPayment> decide(CompanyState state, Instant now) {
        InvoiceState invoice = InvoiceState.of(state, payment.invoiceId());
        if (!payment.amount().currency().equals(state.terms().currency())) {
            throw DomainFailure.invalid("amount.currency", "must be the invoice's currency");
        }
        if (payment.amount().compareTo(invoice.outstanding()) > 0) {
            throw new DomainFailure(
                    ProblemType.PAYMENT_EXCEEDS_DUE,
                    "Only %s of %s is still due.".formatted(invoice.outstanding(), invoice.called()));
        }
        Posting posting = new Posting(state, actor, now);
        posting.write(PaymentRow.KIND, PaymentRow.of(posting, payment));
        posting.announce(
                EventType.PAYMENT_RECORDED,
                new PaymentRecorded(payment.paymentId(), payment.invoiceId(), payment.amount()));
        DocumentEntries.settle(posting, invoice.paid(payment.amount()));
        return Decision.write(
                posting,
                receipt -> new RecordedPayment(
                        payment, now, actor, invoice.outstanding().minus(payment.amount())));
    }
}
