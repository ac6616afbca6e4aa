package dev.seatledger.invoice;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/** Reading invoices and credit notes. */
@ApplicationScoped
public class IssuedDocumentService {

    /**
     * With its lines.
     *
     * @throws DomainFailure {@code not-found} if the company has no such document
     */
    @WithSession
    public <D extends IssuedDocument> Uni<D> get(DocumentType<D> type, UUID companyId, UUID documentId) {
        String query = "from %s d join fetch d.lines where d.companyId = ?1 and d.documentId = ?2"
                .formatted(type.entity().getSimpleName());
        return Panache.getSession()
                .chain(session -> session.createQuery(query, type.entity())
                        .setParameter(1, companyId)
                        .setParameter(2, documentId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> DomainFailure.notFound(type.kind().noun()));
    }

    /**
     * Which documents are asked for.
     *
     * @param status null for all
     * @param before sequence of the last document already seen; null for none
     */
    public record Selection(
            UUID companyId,
            @Nullable DocumentStatus status,
            @Nullable Long before) {}

    /** Newest first, without lines. */
    @WithSession
    public <D extends IssuedDocument> Uni<List<D>> list(DocumentType<D> type, Selection selection, int limit) {
        long before = selection.before() == null ? Long.MAX_VALUE : selection.before();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(type.newestBefore(selection.status()), type.entity())
                        .setParameter(1, selection.companyId())
                        .setParameter(2, before)
                        .setMaxResults(limit)
                        .getResultList());
    }
}
