package dev.seatledger.invoice;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<Invoice, InvoiceId> {

    private static final String RECEIVABLE =
            "select 1 from Receivable r where r.companyId = i.companyId and r.invoiceId = i.invoiceId";

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

    /**
     * Newest first, without lines. Which ones are open is asked of the receivables, by key: the many that are paid are not looked at.
     *
     * @param status null for all
     */
    Uni<List<Invoice>> newestBefore(UUID companyId, @Nullable InvoiceStatus status, long sequence, int limit) {
        return find(
                        "from Invoice i where i.companyId = ?1 and i.sequence < ?2" + having(status)
                                + " order by i.sequence desc",
                        companyId,
                        sequence)
                .page(0, limit)
                .list();
    }

    private static String having(@Nullable InvoiceStatus status) {
        if (status == null) {
            return "";
        }
        return switch (status) {
            case OPEN -> " and exists (" + RECEIVABLE + ")";
            case PAID -> " and not exists (" + RECEIVABLE + ")";
        };
    }
}
