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
 * Documents as files. The first who asks for one has it rendered, on a worker thread, from what was stored when it was issued; what comes
 * of it is stored, and everybody is served that. Two who ask at once, here or at two instances, end with the same bytes: the first to
 * store wins.
 *
 * <p>Nothing is rendered ahead. A recurring run issues ten thousand documents in seconds; rendering them would take a core for ten minutes
 * and 400 MB of the database, mostly for documents that nobody opens. Nor is anything forgotten after a crash: a document
 * that is not stored is rendered when it is wanted.
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
     * The document, rendered now if nobody has asked for it before.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice or credit note; {@code document-not-rendered} if rendering
     *     has failed and is not tried again yet; {@code overloaded} if too many wait
     * @throws DocumentNotReady if it takes longer than one waits for; rendering goes on
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

    /** Where the caller has come from: what it waited for may have been another's. */
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

    /** Once for all who ask meanwhile. */
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
                ? Future.failedFuture(new DomainFailure(ProblemType.OVERLOADED, "Too many documents are waited for."))
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
            LOG.errorf(failure, "a document cannot be rendered document=%s", documentId);
        } else {
            LOG.debugf(failure, "a document still cannot be rendered document=%s", documentId);
        }
        return notRendered();
    }

    private static DomainFailure notRendered() {
        return new DomainFailure(
                ProblemType.DOCUMENT_NOT_RENDERED, "The document exists; read it as application/json meanwhile.");
    }

    private static DomainFailure notFound(Set<DocumentKind> kinds) {
        return DomainFailure.notFound(
                kinds.size() > 1 ? "document" : kinds.iterator().next().noun());
    }
}
