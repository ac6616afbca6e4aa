package dev.seatledger.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

import io.micrometer.core.instrument.MeterRegistry;
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
 * Tells those who wait for a company's next event that there is one: at once if this instance has committed it, soon if another instance
 * has and {@link CommitSignals} hear of it, and otherwise with the next look at the companies that somebody waits for, one statement for
 * all of them. While signals are heard, looks are rare: for commits whose signal was lost. While nobody waits, nothing is looked at.
 *
 * <p>What is told is only that there is more; who hears it reads for itself. It works on Vert.x futures, which need no subscriber: the
 * look is nobody's request.
 */
@ApplicationScoped
public class CommitWatch implements CommitListener {

    private static final Logger LOG = Logger.getLogger(CommitWatch.class);

    private static final String LOOK = "SELECT company_id, sequence FROM company_head WHERE company_id = ANY ($1)";

    private static final long NONE = -1;

    private final Pool pool;
    private final Vertx vertx;
    private final Context context;
    private final EventsConfig config;
    private final Map<UUID, Set<Watch>> watches = new HashMap<>();
    private final AtomicInteger watched;
    private int waiting;
    private boolean looking;
    private boolean closing;

    // From here on: of the event loop only.
    private boolean hearing;
    private long nextLook = NONE;

    CommitWatch(Pool pool, Vertx vertx, EventsConfig config, MeterRegistry metrics) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.watched = Objects.requireNonNull(metrics.gauge("seatledger.companies.watched", new AtomicInteger()));
        // Of an event loop, not of the request that happens to be the first.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** One who waits; to be ended by whoever began it. */
    public final class Watch {
        private final UUID companyId;
        private final LongConsumer told;
        private final boolean isCounted;
        private long seen;

        private Watch(UUID companyId, long seen, LongConsumer told, boolean isCounted) {
            this.companyId = companyId;
            this.seen = seen;
            this.told = told;
            this.isCounted = isCounted;
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
     * @param told of the last event's sequence; must return at once; may be called on any thread, and before this method returns
     * @throws DomainFailure {@code overloaded} if too many wait
     */
    public Watch watch(UUID companyId, long seen, LongConsumer told) {
        return begin(new Watch(companyId, seen, told, true));
    }

    /** The same for who waits for many others, and has counted these. */
    public Watch watchForMany(UUID companyId, LongConsumer told) {
        return begin(new Watch(companyId, 0, told, false));
    }

    private Watch begin(Watch watch) {
        boolean isOver = add(watch);
        if (isOver) {
            watch.told.accept(watch.seen);
        }
        return watch;
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        tell(Map.of(companyId, sequence));
    }

    /** Other instances have committed, or this one, which is told once. */
    void heard(Map<UUID, Long> sequences) {
        tell(sequences);
    }

    /** Whether signals of other instances' commits arrive. What was missed meanwhile is looked for now. */
    void hearing(boolean isHearing) {
        context.runOnContext(ignored -> {
            hearing = isHearing;
            if (nextLook != NONE && vertx.cancelTimer(nextLook)) {
                look(watchedCompanies());
            }
        });
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
        all.forEach(watch -> watch.told.accept(watch.seen));
    }

    private synchronized boolean add(Watch watch) {
        if (closing) {
            return true;
        }
        if (watch.isCounted) {
            int forOne = watches.getOrDefault(watch.companyId, Set.of()).size();
            if (waiting >= config.maxWaiting() || forOne >= config.maxWaitingForOne()) {
                throw new DomainFailure(ProblemType.OVERLOADED, "Too many are waiting for events.");
            }
            waiting++;
        }
        watches.computeIfAbsent(watch.companyId, id -> new LinkedHashSet<>()).add(watch);
        watched.set(watches.size());
        if (!looking) {
            looking = true;
            context.runOnContext(ignored -> lookLater());
        }
        return false;
    }

    private synchronized void remove(Watch watch) {
        Set<Watch> ofCompany = watches.get(watch.companyId);
        if (ofCompany != null && ofCompany.remove(watch)) {
            if (watch.isCounted) {
                waiting--;
            }
            if (ofCompany.isEmpty()) {
                watches.remove(watch.companyId);
                watched.set(watches.size());
            }
        }
    }

    private void tell(Map<UUID, Long> sequences) {
        Map<Watch, Long> behind = new LinkedHashMap<>();
        synchronized (this) {
            sequences.forEach((companyId, sequence) -> {
                for (Watch watch : watches.getOrDefault(companyId, Set.of())) {
                    if (watch.seen < sequence) {
                        watch.seen = sequence;
                        behind.put(watch, sequence);
                    }
                }
            });
        }
        behind.forEach((watch, sequence) -> watch.told.accept(sequence));
    }

    private void lookLater() {
        Duration pause = hearing ? config.lookEveryWhileHearing() : config.lookEvery();
        nextLook = vertx.setTimer(pause.toMillis(), timer -> look(watchedCompanies()));
    }

    private void look(Collection<UUID> companies) {
        nextLook = NONE;
        if (companies.isEmpty()) {
            return;
        }
        pool.preparedQuery(LOOK)
                .execute(Tuple.of(companies.toArray(UUID[]::new)))
                .map(CommitWatch::sequences)
                .onSuccess(this::tell)
                .onFailure(failure -> LOG.warnf("other instances' commits could not be seen cause=%s", failure))
                .onComplete(ignored -> context.runOnContext(done -> lookLater()));
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
