package dev.seatledger.invoice.creditnote;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.Crediting;
import dev.seatledger.invoice.DocumentDirectory;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;

/** Giving back. */
@ApplicationScoped
public class CreditNoteService {

    private final Ledger ledger;
    private final DocumentDirectory directory;
    private final Invoicing invoicing;
    private final Crediting crediting;

    CreditNoteService(Ledger ledger, DocumentDirectory directory, Invoicing invoicing, Crediting crediting) {
        this.ledger = ledger;
        this.directory = directory;
        this.invoicing = invoicing;
        this.crediting = crediting;
    }

    /**
     * How to credit an invoice (R28).
     *
     * @param amount tax included; null for all that is left
     * @param replacement null for none
     */
    public record Credit(
            UUID invoiceId,
            CreditNoteReason reason,
            @Nullable Money amount,
            @Nullable Replacement replacement) {}

    /**
     * Credits an invoice.
     *
     * @param idempotency null without a key: done each time
     * @throws DomainFailure {@code not-found}, {@code credit-exceeds-invoice}, {@code validation-failed}
     */
    public Uni<Correction> issue(String actor, Credit credit, @Nullable IdempotentRequest<Correction> idempotency) {
        return directory
                .companyOfInvoice(credit.invoiceId())
                .chain(companyId -> ledger.execute(
                        new IssueCreditNote(
                                companyId,
                                actor,
                                credit.invoiceId(),
                                credit.reason(),
                                credit.amount(),
                                credit.replacement(),
                                invoicing,
                                crediting),
                        idempotency));
    }
}
