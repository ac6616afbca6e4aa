package dev.seatledger.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import dev.seatledger.ledger.CommitListener;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Tells those who wait for a company's next event that there is one: at once if this instance has committed it, otherwise with the next
 * look at the companies that somebody waits for, one statement for all of them. While nobody waits, nothing is looked at.
 *
 * <p>What is told is only that there is more; who hears it reads for itself. It works on Vert.x futures, which need no subscriber: the
 * look is nobody's request.
 */
@ApplicationScoped
public class CommitWatch implements CommitListener {

    private static final Logger LOG = Logger.getLogger(CommitWatch.class);

    private static final String LOOK = "SELECT company_id, sequence FROM company_head WHERE company_id = ANY ($1)";

    private final Pool pool;
    private final Vertx vertx;
    private final Context context;
    private final EventsConfig config;
    private final Map<UUID, Set<Watch>> watches = new HashMap<>();
    private int waiting;
    private boolean looking;
    private boolean closing;

    CommitWatch(Pool pool, Vertx vertx, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        // Of an event loop, not of the request that happens to be the first.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** One who waits; to be ended by whoever began it. */
    public final class Watch {
        private final UUID companyId;
        private final Runnable told;
        private long seen;

        private Watch(UUID companyId, long seen, Runnable told) {
            this.companyId = companyId;
            this.seen = seen;
            this.told = told;
        }

        /** Nothing is told any more. Ending twice is ending once. */
        public void end() {
            remove(this);
        }
    }

    /**
     * Begins to wait.
     *
     * @param seen what the caller knows of: it is told of later events only, and of each number once
     * @param told must return at once; may be called on any thread, and before this method returns
     * @throws DomainFailure {@code overloaded} if too many wait
     */
    public Watch watch(UUID companyId, long seen, Runnable told) {
        Watch watch = new Watch(companyId, seen, told);
        boolean isOver = add(watch);
        if (isOver) {
            told.run();
        }
        return watch;
    }

    /** Whether the instance is about to end: then those who wait are told once, although nothing has happened. */
    public synchronized boolean isClosing() {
        return closing;
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        tell(Map.of(companyId, sequence));
    }

    /** Requests under way are answered before the instance ends, so they must not wait any longer. */
    void releaseAll(@Observes ShutdownDelayInitiatedEvent ending) {
        release();
    }

    void releaseAll(@Observes ShutdownEvent ending) {
        release();
    }

    private void release() {
        List<Watch> all = new ArrayList<>();
        synchronized (this) {
            closing = true;
            watches.values().forEach(all::addAll);
        }
        all.forEach(watch -> watch.told.run());
    }

    private synchronized boolean add(Watch watch) {
        if (closing) {
            return true;
        }
        int forOne = watches.getOrDefault(watch.companyId, Set.of()).size();
        if (waiting >= config.maxWaiting() || forOne >= config.maxWaitingForOne()) {
            throw new DomainFailure(ProblemType.OVERLOADED, "Too many are waiting for events.");
        }
        waiting++;
        watches.computeIfAbsent(watch.companyId, id -> new LinkedHashSet<>()).add(watch);
        if (!looking) {
            looking = true;
            lookLater();
        }
        return false;
    }

    private synchronized void remove(Watch watch) {
        Set<Watch> ofCompany = watches.get(watch.companyId);
        if (ofCompany != null && ofCompany.remove(watch)) {
            waiting--;
            if (ofCompany.isEmpty()) {
                watches.remove(watch.companyId);
            }
        }
    }

    private void tell(Map<UUID, Long> sequences) {
        List<Watch> behind = new ArrayList<>();
        synchronized (this) {
            sequences.forEach((companyId, sequence) -> {
                for (Watch watch : watches.getOrDefault(companyId, Set.of())) {
                    if (watch.seen < sequence) {
                        watch.seen = sequence;
                        behind.add(watch);
                    }
                }
            });
        }
        behind.forEach(watch -> watch.told.run());
    }

    private void lookLater() {
        context.runOnContext(
                ignored -> vertx.setTimer(config.lookEvery().toMillis(), timer -> look(watchedCompanies())));
    }

    private void look(Collection<UUID> companies) {
        if (companies.isEmpty()) {
            return;
        }
        pool.preparedQuery(LOOK)
                .execute(Tuple.of(companies.toArray(UUID[]::new)))
                .map(CommitWatch::sequences)
                .onSuccess(this::tell)
                .onFailure(failure -> LOG.warnf("other instances' commits could not be seen cause=%s", failure))
                .onComplete(ignored -> lookLater());
    }

    /** Empty if nobody waits; then looking ends. */
    private synchronized Collection<UUID> watchedCompanies() {
        looking = !watches.isEmpty() && !closing;
        return looking ? List.copyOf(watches.keySet()) : List.of();
    }

    private static Map<UUID, Long> sequences(RowSet<Row> rows) {
        Map<UUID, Long> sequences = new HashMap<>();
        rows.forEach(row -> sequences.put(row.getUUID("company_id"), row.getLong("sequence")));
        return sequences;
    }
}
