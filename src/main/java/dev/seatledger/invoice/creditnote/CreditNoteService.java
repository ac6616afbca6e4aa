package dev.seatledger.invoice.creditnote;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.invoice.Crediting;
import dev.seatledger.invoice.DocumentDirectory;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.idempotency.Once;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;

/** Giving back, and reading what was given back. */
@ApplicationScoped
public class CreditNoteService {

    private final Ledger ledger;
    private final DocumentDirectory directory;
    private final Invoicing invoicing;
    private final Crediting crediting;
    private final CreditNoteRepository creditNotes;

    CreditNoteService(
            Ledger ledger,
            DocumentDirectory directory,
            Invoicing invoicing,
            Crediting crediting,
            CreditNoteRepository creditNotes) {
        this.ledger = ledger;
        this.directory = directory;
        this.invoicing = invoicing;
        this.crediting = crediting;
        this.creditNotes = creditNotes;
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
     * @param once null to do it each time
     * @throws DomainFailure {@code not-found}, {@code credit-exceeds-invoice}, {@code validation-failed}
     */
    public Uni<Correction> issue(String actor, Credit credit, @Nullable Once<Correction> once) {
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
                        once));
    }

    /**
     * With its lines.
     *
     * @throws DomainFailure {@code not-found} if the company has no such credit note
     */
    @WithSession
    public Uni<CreditNote> get(UUID companyId, UUID creditNoteId) {
        return creditNotes.get(companyId, creditNoteId);
    }

    /**
     * Newest first.
     *
     * @param status null for all
     * @param before sequence of the last credit note already seen; null for none
     */
    @WithSession
    public Uni<List<CreditNote>> list(
            UUID companyId, @Nullable CreditNoteStatus status, @Nullable Long before, int limit) {
        return creditNotes.newestBefore(companyId, status, before == null ? Long.MAX_VALUE : before, limit);
    }
}
