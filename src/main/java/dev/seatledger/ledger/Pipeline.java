package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.DatabaseFailure;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * The one way of an instance's commands into the books. Whatever has arrived becomes a batch, at once if nothing is under way; the next
 * batch is read and decided while the last is being written. Of batches that draw numbers one is in flight at a time: several would queue up
 * behind each other's commit on the row of their series, and do so holding connections. A company is in one batch at a time.
 *
 * <p>It runs on an event loop rather than for a request, which it outlives, so it subscribes to its own work.
 */
final class Pipeline {

    /** Commands of one statement: keeps a late command's wait short. */
    private static final int MAX_BATCH = 256;

    /** What they come to together, see {@link Command#size}: keeps arguments below a megabyte and the event loop free for others. */
    private static final int MAX_SIZE = 1_000;

    /** More are refused at once, so that a client hears soon that it should come back later. */
    private static final int MAX_QUEUED = 2_000;

    /** Writes in flight, those that draw no numbers included: enough to use the time of each other's commit. */
    private static final int MAX_IN_FLIGHT = 4;

    /** Each attempt means that another instance has succeeded; this many in a row means that something is wrong. */
    private static final int MAX_ATTEMPTS = 50;

    /** Each may have waited for a lock as long as the database lets it, and others wait behind it. */
    private static final int MAX_CONFLICTS = 3;

    /** Longer than a statement waits for a lock. */
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);

    private final LedgerStore store;
    private final Rollovers rollovers;
    private final Commits commits;
    private final Context context;
    private final Clock clock;

    /** Guarded by itself; all other state belongs to the event loop. */
    private final Queue<QueuedCommand<?>> queue = new ArrayDeque<>();

    private final Set<UUID> companiesUnderWay = new HashSet<>();
    private boolean isPreparing;
    private @Nullable Batch prepared;
    private int inFlight;
    private boolean isDrawing;

    Pipeline(LedgerStore store, Rollovers rollovers, Commits commits, Context context, Clock clock) {
        this.store = store;
        this.rollovers = rollovers;
        this.commits = commits;
        this.context = context;
        this.clock = clock;
    }

    /** Fails {@code overloaded} if too much is queued. */
    <A> Uni<A> submit(Command<A> command) {
        return Uni.createFrom().emitter(emitter -> enqueue(new QueuedCommand<>(command, emitter)));
    }

    private void enqueue(QueuedCommand<?> command) {
        boolean isQueued;
        synchronized (queue) {
            isQueued = queue.size() < MAX_QUEUED && queue.add(command);
        }
        if (isQueued) {
            context.runOnContext(ignored -> advance());
        } else {
            command.fail(new DomainFailure(ProblemType.OVERLOADED, "Too many changes are waiting to be written."));
        }
    }

    /** Begins the next batch, unless one is on its way to being written. */
    private void advance() {
        if (isPreparing) {
            return;
        }
        List<QueuedCommand<?>> next = take();
        if (next.isEmpty()) {
            return;
        }
        isPreparing = true;
        Batch batch = new Batch(next, rollovers, clock);
        companiesUnderWay.addAll(batch.companies());
        Uni.createFrom().deferred(() -> decide(batch)).subscribe().with(ignored -> send(batch), failure -> {
            batch.fail(failure);
            isPreparing = false;
            finish(batch, List.of());
        });
    }

    /** In the order of arrival; what waits for its company's batch keeps its place. */
    private List<QueuedCommand<?>> take() {
        List<QueuedCommand<?>> next = new ArrayList<>();
        List<QueuedCommand<?>> rest = new ArrayList<>();
        Set<UUID> postponed = new HashSet<>(companiesUnderWay);
        int size = 0;
        synchronized (queue) {
            for (QueuedCommand<?> command : queue) {
                boolean hasRoom = next.isEmpty() || (next.size() < MAX_BATCH && size + command.size() <= MAX_SIZE);
                if (hasRoom && !postponed.contains(command.companyId())) {
                    next.add(command);
                    size += command.size();
                } else {
                    rest.add(command);
                    postponed.add(command.companyId());
                }
            }
            queue.clear();
            queue.addAll(rest);
        }
        return next;
    }

    private Uni<Void> decide(Batch batch) {
        return inTime(store.read(batch.needs()))
                .chain(states -> withRollovers(batch, states))
                .invoke(batch::decide)
                .replaceWithVoid();
    }

    /** Once a window, companies are read again with what their rollover needs. */
    private Uni<Map<UUID, CompanyState>> withRollovers(Batch batch, Map<UUID, CompanyState> states) {
        Map<UUID, Needs> needs = batch.needsOfRollovers(states);
        if (needs.isEmpty()) {
            return Uni.createFrom().item(states);
        }
        return inTime(store.read(needs)).map(due -> {
            Map<UUID, CompanyState> all = new HashMap<>(states);
            all.putAll(due);
            return all;
        });
    }

    private void send(Batch batch) {
        if (batch.changes().isEmpty()) {
            isPreparing = false;
            finish(batch, batch.later());
        } else if (inFlight < MAX_IN_FLIGHT && !(isDrawing && batch.drawsNumbers())) {
            launch(batch);
        } else {
            prepared = batch;
        }
    }

    private void launch(Batch batch) {
        boolean drawsNumbers = batch.drawsNumbers();
        inFlight++;
        isDrawing |= drawsNumbers;
        isPreparing = false;
        write(batch)
                .subscribe()
                .with(
                        again -> {
                            land(drawsNumbers);
                            finish(batch, plus(again, batch.later()));
                        },
                        failure -> {
                            land(drawsNumbers);
                            recover(batch, failure);
                        });
        advance();
    }

    /** Its place is free for the batch that is prepared, if there is one. */
    private void land(boolean drewNumbers) {
        inFlight--;
        if (drewNumbers) {
            isDrawing = false;
        }
        Batch waiting = prepared;
        if (waiting != null) {
            prepared = null;
            send(waiting);
        }
    }

    /** Beside the flights, so that a company that somebody has locked holds up no other. */
    private void recover(Batch batch, Throwable failure) {
        Uni.createFrom()
                .deferred(() -> afterFailedWrite(batch, failure))
                .subscribe()
                .with(again -> finish(batch, plus(again, batch.later())), defect -> {
                    batch.writers().forEach(command -> command.fail(defect));
                    finish(batch, batch.later());
                });
    }

    /** Its companies are free for the next batch, and what is to be decided anew comes before anything that arrived later. */
    private void finish(Batch batch, List<QueuedCommand<?>> again) {
        batch.companies().forEach(companiesUnderWay::remove);
        synchronized (queue) {
            List<QueuedCommand<?>> all = new ArrayList<>(again);
            all.addAll(queue);
            queue.clear();
            queue.addAll(all);
        }
        advance();
    }

    /** Gives the commands that are to be decided anew, for their company had moved on. */
    private Uni<List<QueuedCommand<?>>> write(Batch batch) {
        List<Change> changes = batch.changes();
        return inTime(Uni.createFrom().deferred(() -> store.append(changes)))
                .invoke(receipts -> changes.stream()
                        .filter(change -> receipts.containsKey(change.after().companyId()))
                        .forEach(commits::tell))
                .map(receipts -> batch.settle(receipts).stream()
                        .filter(Pipeline::mayTryAgain)
                        .<QueuedCommand<?>>map(command -> command)
                        .toList());
    }

    private static boolean mayTryAgain(QueuedCommand<?> command) {
        return command.mayTryAgain(MAX_ATTEMPTS)
                || refuse(command, "The company is being changed too often at the moment.");
    }

    private static boolean mayTryAgainAfterConflict(QueuedCommand<?> command) {
        return command.mayTryAgainAfterConflict(MAX_CONFLICTS)
                || refuse(command, "Other changes were in the way; nothing was written.");
    }

    private static boolean refuse(QueuedCommand<?> command, String detail) {
        command.fail(new DomainFailure(ProblemType.OVERLOADED, detail));
        return false;
    }

    /**
     * Where the database has undone the statement because of what it was to write, the commands are tried one by one, and only the culprit
     * fails. Where another transaction was in the way, each company's are tried together, for it is a company that is locked; a few times,
     * then they are refused. Where nobody knows whether the commit happened, nothing is repeated.
     */
    private Uni<List<QueuedCommand<?>>> afterFailedWrite(Batch batch, Throwable failure) {
        List<QueuedCommand<?>> writers = batch.writers();
        DatabaseFailure meaning = DatabaseFailure.of(failure);
        if (meaning.hasUndoneTheStatement() && meaning.kind() == DatabaseFailure.Kind.CONFLICT) {
            Map<UUID, List<QueuedCommand<?>>> byCompany = new LinkedHashMap<>();
            writers.stream().filter(Pipeline::mayTryAgainAfterConflict).forEach(command -> byCompany
                    .computeIfAbsent(command.companyId(), id -> new ArrayList<>())
                    .add(command));
            return oneAfterTheOther(byCompany.values());
        }
        if (meaning.hasUndoneTheStatement() && writers.size() > 1) {
            return oneAfterTheOther(
                    writers.stream().map(List::<QueuedCommand<?>>of).toList());
        }
        writers.forEach(command -> command.fail(failure));
        return none();
    }

    private Uni<List<QueuedCommand<?>>> oneAfterTheOther(Collection<List<QueuedCommand<?>>> parts) {
        Uni<List<QueuedCommand<?>>> chain = none();
        for (List<QueuedCommand<?>> part : parts) {
            chain = chain.chain(
                    again -> carryOut(new Batch(part, rollovers, clock)).map(more -> plus(again, more)));
        }
        return chain;
    }

    private Uni<List<QueuedCommand<?>>> carryOut(Batch batch) {
        return decide(batch)
                .chain(() -> batch.changes().isEmpty()
                        ? none()
                        : write(batch).onFailure().recoverWithUni(failure -> afterFailedWrite(batch, failure)))
                .map(again -> plus(again, batch.later()))
                .onFailure()
                .recoverWithUni(failure -> {
                    batch.fail(failure);
                    return none();
                });
    }

    /**
     * The driver does not complete a statement whose connection the server gives up without closing it; without a limit the pipeline would
     * wait for ever.
     */
    private <T> Uni<T> inTime(Uni<T> statement) {
        return statement
                .ifNoItem()
                .after(STATEMENT_LIMIT)
                .fail()
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private static Uni<List<QueuedCommand<?>>> none() {
        return Uni.createFrom().item(List.of());
    }

    private static List<QueuedCommand<?>> plus(List<QueuedCommand<?>> some, List<QueuedCommand<?>> more) {
        List<QueuedCommand<?>> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
