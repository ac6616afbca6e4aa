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
 * Notifies those who wait for a company's next event: immediately if this instance has committed it, soon if another instance has and
 * {@link CommitSignals} receives its signal, and otherwise with the next poll of the companies that are being watched, one statement for
 * all of them. While signals arrive, polls are rare: they are for commits whose signal was lost. While nobody waits, nothing is polled.
 *
 * <p>The notification only says that there is more; those who are notified read the events themselves. It uses Vert.x futures, which need
 * no subscriber: a poll does not belong to a request.
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

    // The fields below are confined to the event loop.
    private boolean hearing;
    private long nextLook = NONE;

    CommitWatch(Pool pool, Vertx vertx, EventsConfig config, MeterRegistry metrics) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.watched = Objects.requireNonNull(metrics.gauge("seatledger.companies.watched", new AtomicInteger()));
        // An event loop's own context, not that of the first request.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** A subscription; to be ended by whoever began it. */
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

        /** Ends the notifications. Idempotent. */
        public void end() {
            remove(this);
        }
    }

    /**
     * Begins to wait.
     *
     * @param seen the last event the caller knows of: it is only notified of later events, and once of each number
     * @param told is called with the last event's sequence; must not block; may be called on any thread, and before this method returns
     * @throws DomainFailure {@code overloaded} if too many wait
     */
    public Watch watch(UUID companyId, long seen, LongConsumer told) {
        return begin(new Watch(companyId, seen, told, true));
    }

    /** The same on behalf of many clients, which the caller has counted itself. */
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

    /** Commits signalled by other instances, or by this one, for which it is notified only once. */
    void heard(Map<UUID, Long> sequences) {
        tell(sequences);
    }

    /** Whether signals of other instances' commits arrive. Polls immediately for anything missed in the meantime. */
    void hearing(boolean isHearing) {
        context.runOnContext(ignored -> {
            hearing = isHearing;
            if (nextLook != NONE && vertx.cancelTimer(nextLook)) {
                look(watchedCompanies());
            }
        });
    }

    /** Requests in flight are completed before the instance shuts down, so they must not wait any longer. */
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
                throw new DomainFailure(ProblemType.OVERLOADED, "Too many requests are waiting for events.");
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
                .onFailure(failure -> LOG.warnf("could not poll for other instances' commits cause=%s", failure))
                .onComplete(ignored -> context.runOnContext(done -> lookLater()));
    }

    /** Empty if nobody waits; then polling stops. */
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
