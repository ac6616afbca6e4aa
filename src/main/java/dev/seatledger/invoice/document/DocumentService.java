package dev.seatledger.invoice.document;

import java.time.Duration;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;

/** Documents as files. The first who asks for one has it rendered; everybody is served what was stored then. */
@ApplicationScoped
public class DocumentService {

    /**
     * The document, rendered now if nobody has asked for it before.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice or credit note; {@code document-not-rendered} if rendering
     *     has failed and is not tried again yet
     * @throws DocumentNotReady if it takes longer than one waits for; rendering goes on
     */
    public Uni<StoredDocument> get(UUID companyId, UUID documentId) {
        return Uni.createFrom().failure(new DocumentNotReady(Duration.ofSeconds(1)));
    }
}
