package dev.seatledger.invoice.document;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Documents as files. The first request for one renders it, on a worker thread, from what was stored when it was issued; the result is
 * stored and served from then on. Concurrent requests, on one instance or several, get the same bytes: the first to store wins.
 *
 * <p>Nothing is rendered in advance. A recurring run issues ten thousand documents in seconds; rendering them would take a core for ten
 * minutes and 400 MB of the database, mostly for documents that nobody opens. Nor is anything lost in a crash: a document that is not
 * stored is rendered on the next request.
 */
@ApplicationScoped
public class DocumentService {

    private static final Logger LOG = Logger.getLogger(DocumentService.class);

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

    private final DocumentStore store;
    private final DocumentsConfig config;
    private final Clock clock;
    private final WorkerExecutor workers;
    private final Failures failures;

    /** What is being rendered here, by the document's id. */
    private final ConcurrentMap<UUID, Future<StoredDocument>> underWay = new ConcurrentHashMap<>();

    DocumentService(DocumentStore store, DocumentsConfig config, Clock clock, Vertx vertx) {
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.workers = vertx.createSharedWorkerExecutor("documents", config.threads());
        this.failures = new Failures(config.firstRetry(), config.longestRetry(), clock);
    }

    /**
     * The document, rendered now if it has not been requested before.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice or credit note; {@code document-not-rendered} if rendering
     *     has failed and is not retried yet; {@code overloaded} if too many wait
     * @throws DocumentNotReady if it takes longer than a request waits; rendering continues
     */
    public Uni<StoredDocument> get(UUID companyId, UUID documentId) {
        return get(companyId, documentId, Set.of(DocumentKind.values()));
    }

    /**
     * The same of a document of a kind.
     *
     * @throws DomainFailure {@code not-found} also for one of another kind
     */
    public Uni<StoredDocument> get(UUID companyId, UUID documentId, DocumentKind kind) {
        return get(companyId, documentId, Set.of(kind));
    }

    private Uni<StoredDocument> get(UUID companyId, UUID documentId, Set<DocumentKind> kinds) {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(
                        () -> storedOrRendered(companyId, documentId, kinds).toCompletionStage())
                .ifNoItem()
                .after(config.longestWait())
                .failWith(() -> new DocumentNotReady(COME_BACK_AFTER))
                .emitOn(task -> resume(caller, task));
    }

    /** Back on the caller's context: the rendering may have been started by another request. */
    private static void resume(@Nullable Context caller, Runnable task) {
        if (caller == null) {
            task.run();
        } else {
            caller.runOnContext(ignored -> task.run());
        }
    }

    private Future<StoredDocument> storedOrRendered(UUID companyId, UUID documentId, Set<DocumentKind> kinds) {
        return store.find(companyId, documentId)
                .compose(stored -> stored.map(Future::succeededFuture)
                        .orElseGet(() -> store.content(companyId, documentId)
                                .compose(content -> content.map(row -> rendered(companyId, documentId, row))
                                        .orElseGet(() -> Future.failedFuture(notFound(kinds))))))
                .map(document -> {
                    if (!kinds.contains(document.kind())) {
                        throw notFound(kinds);
                    }
                    return document;
                });
    }

    /** Only once for all requests in the meantime. */
    private Future<StoredDocument> rendered(UUID companyId, UUID documentId, Row content) {
        if (failures.mustWait(documentId)) {
            return Future.failedFuture(notRendered());
        }
        Promise<StoredDocument> promise = Promise.promise();
        Future<StoredDocument> another = underWay.putIfAbsent(documentId, promise.future());
        if (another != null) {
            return another;
        }
        Future<StoredDocument> rendering = underWay.size() > config.maxWaiting()
                ? Future.failedFuture(
                        new DomainFailure(ProblemType.OVERLOADED, "Too many requests are waiting for documents."))
                : render(companyId, documentId, content);
        rendering.onComplete(done -> underWay.remove(documentId)).onComplete(promise);
        return promise.future();
    }

    private Future<StoredDocument> render(UUID companyId, UUID documentId, Row content) {
        return workers.executeBlocking(() -> DocumentRenderer.render(store.toContent(content), clock.instant()), false)
                .onSuccess(rendered -> failures.forget(documentId))
                .recover(failure -> Future.failedFuture(failed(documentId, failure)))
                .compose(rendered -> store.add(companyId, documentId, rendered))
                .compose(added -> store.find(companyId, documentId))
                .map(Optional::orElseThrow);
    }

    private DomainFailure failed(UUID documentId, Throwable failure) {
        if (failures.add(documentId)) {
            LOG.errorf(failure, "document rendering failed document=%s", documentId);
        } else {
            LOG.debugf(failure, "document rendering failed again document=%s", documentId);
        }
        return notRendered();
    }

    private static DomainFailure notRendered() {
        return new DomainFailure(
                ProblemType.DOCUMENT_NOT_RENDERED,
                "The document exists, but its file could not be generated yet. Read it as application/json in the meantime.");
    }

    private static DomainFailure notFound(Set<DocumentKind> kinds) {
        return DomainFailure.notFound(
                kinds.size() > 1 ? "document" : kinds.iterator().next().noun());
    }
}
