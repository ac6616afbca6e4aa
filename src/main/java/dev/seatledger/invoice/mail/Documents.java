package dev.seatledger.invoice.mail;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.invoice.document.DocumentService;
import dev.seatledger.invoice.document.StoredDocument;

/** Documents for a worker that is nobody's request: it subscribes for itself, on a context of its own each time. */
@ApplicationScoped
class Documents {

    private final DocumentService documents;
    private final Vertx vertx;

    Documents(DocumentService documents, Vertx vertx) {
        this.documents = documents;
        this.vertx = vertx;
    }

    /**
     * The files of a message's document.
     *
     * @return fails as {@link DocumentService#get} does
     */
    Future<StoredDocument> of(QueuedEmail email) {
        Promise<StoredDocument> promise = Promise.promise();
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> documents
                .get(email.companyId(), email.documentId())
                .subscribe()
                .with(promise::complete, promise::fail));
        return promise.future();
    }
}
