package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.arc.All;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.idempotency.Replay;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * The only way to change a company's seats and money.
 *
 * <p>A command is decided in Java on a state read without a lock, then written in one statement that is guarded by the state's sequence
 * and repeated from the reading if another write came first (R11). Commands that arrive while a write is on its way are decided together
 * and share the next one, each with its own answer ({@link Pipeline}); so a company under many parallel requests costs few commits and no
 * waiting connections. Between instances the guard decides.
 */
@ApplicationScoped
public class Ledger {

    private final LedgerStore store;
    private final DueCompanies dueCompanies;
    private final Clock clock;
    private final Commits commits;
    private final Pipeline pipeline;

    Ledger(LedgerStore store, Rollovers rollovers, @All List<CommitListener> listeners, Vertx vertx, Clock clock) {
        this.store = store;
        this.commits = new Commits(listeners);
        this.dueCompanies = new DueCompanies(store, rollovers, commits);
        this.clock = clock;
        // Of an event loop, not of the request that happens to be the first.
        Context eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.pipeline = new Pipeline(store, rollovers, commits, eventLoop, clock);
    }

    /**
     * Decides and writes; the answer comes after the commit, on the caller's own context.
     *
     * @throws DomainFailure {@code not-found} if there is no such company, {@code overloaded} if too much is waiting, and whatever the
     *     command refuses with
     */
    public <A> Uni<A> execute(Command<A> command) {
        Context caller = Vertx.currentContext();
        Uni<A> answer = pipeline.submit(command);
        return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /**
     * The same, once: a repetition fails with {@link Replay}.
     *
     * @param idempotency null without a key: done each time
     */
    public <A> Uni<A> execute(Command<A> command, @Nullable IdempotentRequest<A> idempotency) {
        return execute(idempotency == null ? command : new IdempotentCommand<>(command, idempotency));
    }

    /**
     * Opens a company's ledger with its first posting, decided on a state of sequence 0.
     *
     * @param idempotency null without a key: done each time
     * @return the state that this leads to; a repetition fails with {@link Replay}
     */
    public Uni<CompanyState> open(Posting posting, @Nullable IdempotentRequest<CompanyState> idempotency) {
        Change first = posting.toChange();
        return store.open(first, idempotency).invoke(opened -> commits.tell(first));
    }

    /**
     * The state as it is now: if a charge window has begun since the last change, the company rolls over first.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> read(UUID companyId) {
        return read(companyId, Needs.NOTHING);
    }

    /**
     * The same, with what is asked for beside it.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> read(UUID companyId, Needs needs) {
        return committed(companyId, needs)
                .chain(state -> state.isDue(state.now(clock))
                        ? rollOver(companyId, needs)
                        : Uni.createFrom().item(state));
    }

    /**
     * The state as last committed, even if a window has begun since: for audits, which change nothing.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> lastCommitted(UUID companyId) {
        return committed(companyId, Needs.NOTHING);
    }

    /**
     * Rolls one company over to the window that runs now; nothing happens if it has.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> rollOver(UUID companyId, Needs needs) {
        return execute(new RollOver(companyId, needs));
    }

    /**
     * Rolls over the next companies in real time whose window has ended by {@code now} and that no other instance has claimed, in one
     * transaction. A company whose rollover cannot be decided is reported and left as it was; if the write fails, all are.
     *
     * @param limit how many at most
     * @return empty once there is none
     */
    public Uni<Optional<DueChunk>> rollOverDue(DueCursor after, Instant now, int limit) {
        return dueCompanies.rollOver(after, now, limit);
    }

    /** The companies that a {@link #rollOverDue} of the same arguments would take, and does not change. */
    public Uni<List<DueCursor>> findDue(DueCursor after, Instant now, int limit) {
        return store.inTransaction(connection -> store.claimDue(connection, after, now, limit));
    }

    /**
     * What was found of a company. If that is nothing, there must be such a company at least.
     *
     * @throws DomainFailure {@code not-found}
     */
    public <T> Uni<List<T>> ofCompany(UUID companyId, List<T> found) {
        return found.isEmpty()
                ? committed(companyId, Needs.NOTHING).replaceWith(found)
                : Uni.createFrom().item(found);
    }

    private Uni<CompanyState> committed(UUID companyId, Needs needs) {
        return store.read(Map.of(companyId, needs))
                .map(states -> states.get(companyId))
                .onItem()
                .ifNull()
                .failWith(() -> DomainFailure.notFound("company"));
    }
}
