package dev.seatledger.invoice.creditnote;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;

@ApplicationScoped
class CreditNoteRepository implements PanacheRepositoryBase<CreditNote, CreditNoteId> {

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

    /** Newest first, without lines. */
    Uni<List<CreditNote>> newestBefore(UUID companyId, long sequence, int limit) {
        return find("companyId = ?1 and sequence < ?2 order by sequence desc", companyId, sequence)
                .page(0, limit)
                .list();
    }
}
