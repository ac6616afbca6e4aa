package dev.seatledger.invoice.payment;

import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.invoice.DocumentDirectory;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.ledger.PaymentRecord;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Recording payments. Collecting them is a payment provider's job. */
@ApplicationScoped
public class PaymentService {

    /** The same amount with the same reference at the same instant is the same transfer. */
    private static final String TRANSFER_CONSTRAINT = "payment_transfer_uq";

    private final Ledger ledger;
    private final DocumentDirectory directory;

    PaymentService(Ledger ledger, DocumentDirectory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    /**
     * @param amount greater than 0
     * @param reference what names the transfer
     * @throws DomainFailure {@code not-found}, {@code payment-exceeds-due}, {@code payment-already-recorded}, {@code validation-failed}
     */
    public Uni<RecordedPayment> record(String actor, UUID invoiceId, Money amount, Instant paidAt, String reference) {
        PaymentRecord payment = new PaymentRecord(Ids.next(), invoiceId, amount, paidAt, reference);
        return directory
                .companyOfInvoice(invoiceId)
                .chain(companyId -> ledger.execute(new RecordPayment(companyId, actor, payment)))
                .onFailure(PaymentService::isRecordedAlready)
                .transform(failure -> new DomainFailure(
                        ProblemType.PAYMENT_ALREADY_RECORDED, "This payment has been recorded for the invoice."));
    }

    private static boolean isRecordedAlready(Throwable failure) {
        return failure instanceof PgException error && TRANSFER_CONSTRAINT.equals(error.getConstraint());
    }
}
