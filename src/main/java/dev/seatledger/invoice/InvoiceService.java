package dev.seatledger.invoice;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/** Reading invoices. */
@ApplicationScoped
public class InvoiceService {

    private final InvoiceRepository invoices;

    InvoiceService(InvoiceRepository invoices) {
        this.invoices = invoices;
    }

    /**
     * With its lines.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice
     */
    @WithSession
    public Uni<Invoice> get(UUID companyId, UUID invoiceId) {
        return invoices.get(companyId, invoiceId);
    }

    /**
     * Newest first.
     *
     * @param status null for all
     * @param before sequence of the last invoice already seen; null for none
     */
    @WithSession
    public Uni<List<Invoice>> list(UUID companyId, @Nullable InvoiceStatus status, @Nullable Long before, int limit) {
        return invoices.newestBefore(companyId, status, before == null ? Long.MAX_VALUE : before, limit);
    }
}
