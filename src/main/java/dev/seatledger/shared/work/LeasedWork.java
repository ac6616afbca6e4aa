package dev.seatledger.shared.work;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/**
 * Works off what companies have to do, some of it at once. Each task is done by one instance at a time, by a lease in its row; one that
 * waits for a later attempt is a row and nothing else.
 *
 * <p>A company that this instance has changed is looked at immediately. A regular sweep finds everything else: changes by other instances,
 * later attempts, tasks whose lease has expired because their instance is dead.
 *
 * <p>Lives on one event loop.
 */
public final class LeasedWork<T extends LeasedWork.Task> {

    private static final Logger LOG = Logger.getLogger(LeasedWork.class);

    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /** Rows deleted at once: a statement of a fraction of a second. */
    private static final int PRUNE_CHUNK = 5_000;

    /** Companies looked at in one statement of a fraction of a second. */
    private static final int COMPANIES_AT_ONCE = 200;

    /** How long tasks in flight are waited for when the instance ends: as long as a healthy counterpart takes. */
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final Source<T> source;
    private final Settings settings;
    private final Vertx vertx;
    private final Context context;
    private final CountDownLatch drained = new CountDownLatch(1);

    /** Companies that may have tasks, as far as this instance knows: commits of others are of no interest. */
    private final Set<UUID> companies = ConcurrentHashMap.newKeySet();

    // From here on: of the event loop only.
    private final Set<T> active = new HashSet<>();
    private final Set<UUID> woken = new HashSet<>();
    private final Set<UUID> wokenMeanwhile = new HashSet<>();
    private boolean lookAtAll;
    private boolean looking;
    private boolean sweeping;
    private boolean running;
    private boolean closing;

    public LeasedWork(Source<T> source, Settings settings, Vertx vertx) {
        this.source = source;
        this.settings = settings;
        this.vertx = vertx;
        // Of an event loop, not of the request that happens to be the first.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /**
     * How it works.
     *
     * @param name of the feature, as its settings are called
     * @param places for tasks at once
     */
    public record Settings(String name, Duration lease, Duration attemptTimeout, Duration sweepEvery, int places) {

        public Settings {
            if (lease.compareTo(attemptTimeout.multipliedBy(2)) < 0) {
                throw new IllegalStateException(
                        "seatledger.%1$s.lease must be at least twice seatledger.%1$s.attempt-timeout".formatted(name));
            }
        }
    }

    /** Where tasks come from. */
    public interface Source<T> {

        /** Whatever must have happened before the first task; tried again until it succeeds. */
        default Future<Void> prepare() {
            return Future.succeededFuture();
        }

        /** Part of each sweep: companies that may have tasks. */
        Future<Set<UUID>> companies();

        /** Leases tasks that are due of companies that were changed. */
        Future<List<T>> claim(UUID lease, List<UUID> companies, int limit);

        /** Leases tasks that are due, whatever the company. */
        Future<List<T>> claimAny(UUID lease, int limit);

        /** Deletes what is kept no longer; how many rows it were. */
        Future<Integer> prune(int limit);
    }

    /** A task under a lease. */
    public interface Task {

        UUID companyId();

        /** Completes when the lease is given up, however. */
        Future<Void> start();

        /** Asks a long task to come to its end. */
        default void stop() {}
    }

    public void start() {
        context.runOnContext(ignored -> prepare());
    }

    private void prepare() {
        source.prepare().onSuccess(ignored -> run()).onFailure(failure -> {
            LOG.warnf("work cannot begin yet work=%s cause=%s", settings.name(), failure);
            vertx.setTimer(settings.sweepEvery().toMillis(), timer -> prepare());
        });
    }

    private void run() {
        running = true;
        vertx.setPeriodic(settings.sweepEvery().toMillis(), timer -> sweep());
        vertx.setPeriodic(PRUNE_EVERY.toMillis(), timer -> prune());
        sweep();
    }

    /** A company has changed. */
    public void committed(UUID companyId) {
        if (companies.contains(companyId)) {
            context.runOnContext(ignored -> wake(companyId));
        }
    }

    /** A company has a task, or may have from now on. */
    public void expect(UUID companyId) {
        companies.add(companyId);
        context.runOnContext(ignored -> wake(companyId));
    }

    /** A task is due sooner than the next sweep might find it. */
    public void lookIn(Duration wait) {
        if (wait.compareTo(settings.sweepEvery()) < 0) {
            context.runOnContext(ignored -> vertx.setTimer(wait.toMillis() + 1, timer -> lookAtAll()));
        }
    }

    /** Begins nothing new: requests are answered for the last time. */
    public void close() {
        context.runOnContext(ignored -> {
            closing = true;
            active.forEach(Task::stop);
            countDownIfIdle();
        });
    }

    /** Waits for what is in flight, but not for long. */
    public void drain() {
        close();
        try {
            if (!drained.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.infof("work in flight is left to other instances work=%s", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake(UUID companyId) {
        woken.add(companyId);
        wokenMeanwhile.add(companyId);
        look();
    }

    private void lookAtAll() {
        lookAtAll = true;
        look();
    }

    private void sweep() {
        if (sweeping || closing) {
            return;
        }
        sweeping = true;
        Set<UUID> gone = new HashSet<>(companies);
        source.companies()
                .onSuccess(found -> {
                    gone.removeAll(found);
                    companies.removeAll(gone);
                    companies.addAll(found);
                })
                .onFailure(this::notLooked)
                .onComplete(ignored -> {
                    sweeping = false;
                    lookAtAll();
                });
    }

    /** One look at a time; whoever is woken meanwhile shares the next one. */
    private void look() {
        int free = settings.places() - active.size();
        boolean hasReason = lookAtAll || !woken.isEmpty();
        if (!running || looking || closing || free <= 0 || !hasReason) {
            return;
        }
        looking = true;
        claim(free)
                .onSuccess(tasks -> {
                    // Perhaps there are more: the next free place is for them.
                    lookAtAll |= tasks.size() >= free;
                    tasks.forEach(this::begin);
                })
                .onFailure(this::notLooked)
                .onComplete(ignored -> {
                    looking = false;
                    look();
                    countDownIfIdle();
                });
    }

    private Future<List<T>> claim(int free) {
        UUID lease = UUID.randomUUID();
        if (woken.isEmpty()) {
            lookAtAll = false;
            return source.claimAny(lease, free);
        }
        List<UUID> next = woken.stream().limit(COMPANIES_AT_ONCE).toList();
        next.forEach(woken::remove);
        return source.claim(lease, next, free);
    }

    private void notLooked(Throwable failure) {
        LOG.warnf("work could not be looked for work=%s cause=%s", settings.name(), failure);
    }

    private void begin(T task) {
        active.add(task);
        wokenMeanwhile.remove(task.companyId());
        if (closing) {
            task.stop();
        }
        task.start().onComplete(ignored -> context.runOnContext(now -> ended(task)));
    }

    /** A commit that came while the lease was being given up has found the task leased. */
    private void ended(T task) {
        active.remove(task);
        if (wokenMeanwhile.remove(task.companyId())) {
            woken.add(task.companyId());
        }
        look();
        countDownIfIdle();
    }

    private void countDownIfIdle() {
        if (closing && !looking && active.isEmpty()) {
            drained.countDown();
        }
    }

    private void prune() {
        if (closing) {
            return;
        }
        source.prune(PRUNE_CHUNK)
                .onSuccess(deleted -> {
                    if (deleted == PRUNE_CHUNK) {
                        prune();
                    }
                })
                .onFailure(failure ->
                        LOG.warnf("what is old could not be deleted work=%s cause=%s", settings.name(), failure));
    }
}
