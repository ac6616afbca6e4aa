package dev.seatledger.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;

/**
 * The only way to change a company's seats and money.
 *
 * <p>A command is decided in Java on a state read without a lock, then written in one statement that is guarded by the state's sequence
 * and repeated from the reading if another write came first (R11). Commands that arrive while a write is on its way are decided together
 * and share the next one, each with its own answer; so a company under many parallel requests costs few commits and no waiting
 * connections. Decisions about one company always go through the same lane of an instance; between instances the guard decides.
 */
@ApplicationScoped
public class Ledger {

    /** Writes of different companies that may be under way at once: enough to keep a commit in flight while the next is decided. */
    private static final int LANES = 4;

    private final LedgerStore store;
    private final List<LedgerLane> lanes;

    Ledger(LedgerStore store, Vertx vertx, Clock clock) {
        this.store = store;
        // Of an event loop, not of the request that happens to be the first.
        Context eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.lanes = Stream.generate(() -> new LedgerLane(store, eventLoop, clock))
                .limit(LANES)
                .toList();
    }

    /**
     * Decides and writes; the answer comes after the commit, on the caller's own context.
     *
     * @throws DomainFailure {@code not-found} if there is no such company, {@code overloaded} if too much is waiting, and whatever the
     *     command refuses with
     */
    public <A> Uni<A> execute(Command<A> command) {
        LedgerLane lane = lanes.get(Math.floorMod(command.companyId().hashCode(), lanes.size()));
        Context caller = Vertx.currentContext();
        Uni<A> answer = lane.submit(command);
        return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /**
     * Opens a company's ledger with its first posting, decided on a state of sequence 0.
     *
     * @param isSandbox whether the company lives on a test clock
     */
    public Uni<Receipt> open(Posting posting, boolean isSandbox) {
        return store.open(posting.toChange(), isSandbox);
    }

    /**
     * The state as last committed.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> read(UUID companyId) {
        return store.read(Set.of(companyId), Set.of())
                .map(states -> states.get(companyId))
                .onItem()
                .ifNull()
                .failWith(() -> DomainFailure.notFound("company"));
    }
}
