package dev.seatledger.invoice.creditnote;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

@ApplicationScoped
class CreditNoteRepository implements PanacheRepositoryBase<CreditNote, CreditNoteId> {

    private static final String OPEN_CREDIT =
            "select 1 from OpenCredit o where o.companyId = n.companyId and o.creditNoteId = n.creditNoteId";

    /** With its lines, or fails {@code not-found}. */
    Uni<CreditNote> get(UUID companyId, UUID creditNoteId) {
        return find(
                        "from CreditNote n join fetch n.lines where n.companyId = ?1 and n.creditNoteId = ?2",
                        companyId,
                        creditNoteId)
                .singleResult()
                .onFailure(jakarta.persistence.NoResultException.class)
                .transform(none -> DomainFailure.notFound("credit note"));
    }

    /**
     * Newest first, without lines. Which ones are open is asked of the open credits, by key.
     *
     * @param status null for all
     */
    Uni<List<CreditNote>> newestBefore(UUID companyId, @Nullable CreditNoteStatus status, long sequence, int limit) {
        return find(
                        "from CreditNote n where n.companyId = ?1 and n.sequence < ?2" + having(status)
                                + " order by n.sequence desc",
                        companyId,
                        sequence)
                .page(0, limit)
                .list();
    }

    private static String having(@Nullable CreditNoteStatus status) {
        if (status == null) {
            return "";
        }
        return switch (status) {
            case OPEN -> " and exists (" + OPEN_CREDIT + ")";
            case APPLIED -> " and not exists (" + OPEN_CREDIT + ")";
        };
    }
}
