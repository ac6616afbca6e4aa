package dev.seatledger.invoice.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentDirectory;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.idempotency.IdempotentRequest;
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
     * @param idempotency null without a key: done each time
     * @throws DomainFailure {@code not-found}, {@code payment-exceeds-due}, {@code payment-already-recorded}, {@code validation-failed}
     */
    public Uni<RecordedPayment> record(
            String actor, PaymentRecord payment, @Nullable IdempotentRequest<RecordedPayment> idempotency) {
        return directory
                .companyOfInvoice(payment.invoiceId())
                .chain(companyId -> ledger.execute(new RecordPayment(companyId, actor, payment), idempotency))
                .onFailure(PaymentService::isRecordedAlready)
                .transform(failure -> new DomainFailure(
                        ProblemType.PAYMENT_ALREADY_RECORDED,
                        "A payment with this reference, time and amount has already been recorded for the invoice."));
    }

    private static boolean isRecordedAlready(Throwable failure) {
        return failure instanceof PgException error && TRANSFER_CONSTRAINT.equals(error.getConstraint());
    }
}
