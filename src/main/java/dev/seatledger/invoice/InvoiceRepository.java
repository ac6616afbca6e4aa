package dev.seatledger.invoice;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;

@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<Invoice, InvoiceId> {

    /** With its lines, or fails {@code not-found}. */
    Uni<Invoice> get(UUID companyId, UUID invoiceId) {
        return find(
                        "from Invoice i join fetch i.lines where i.companyId = ?1 and i.invoiceId = ?2",
                        companyId,
                        invoiceId)
                .singleResult()
                .onFailure(jakarta.persistence.NoResultException.class)
                .transform(none -> DomainFailure.notFound("invoice"));
    }

    /** Newest first, without lines. */
    Uni<List<Invoice>> newestBefore(UUID companyId, long sequence, int limit) {
        return find("companyId = ?1 and sequence < ?2 order by sequence desc", companyId, sequence)
                .page(0, limit)
                .list();
    }
}
