package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.DatabaseFailure;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Commands in single file: whatever has arrived is decided and written together, then the next lot.
 *
 * <p>The lane runs on an event loop rather than for a request, which it outlives, so it subscribes to its own work: the one place of the
 * main code that does.
 */
final class LedgerLane {

    /** Commands of one statement: keeps its argument well below a megabyte and a late command's wait short. */
    private static final int MAX_BATCH = 64;

    /** More are refused at once, so that a client hears soon that it should come back later. */
    private static final int MAX_WAITING = 2_000;

    /** Each attempt means that another instance has succeeded; this many in a row means that something is wrong. */
    private static final int MAX_ATTEMPTS = 50;

    /** Each may have waited for a lock as long as the database lets it, and others wait behind it. */
    private static final int MAX_CONFLICTS = 3;

    private final LedgerStore store;
    private final Rollovers rollovers;
    private final Commits commits;
    private final Context context;
    private final Clock clock;
    private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
    private boolean running;

    LedgerLane(LedgerStore store, Rollovers rollovers, Commits commits, Context context, Clock clock) {
        this.store = store;
        this.rollovers = rollovers;
        this.commits = commits;
        this.context = context;
        this.clock = clock;
    }

    <A> Uni<A> submit(Command<A> command) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<>(command, emitter)));
    }

    private void enqueue(Waiting<?> command) {
        synchronized (waiting) {
            if (waiting.size() < MAX_WAITING) {
                waiting.add(command);
                if (!running) {
                    running = true;
                    context.runOnContext(ignored -> next());
                }
                return;
            }
        }
        command.fail(new DomainFailure(ProblemType.OVERLOADED, "Too many changes are waiting to be written."));
    }

    private void next() {
        List<Waiting<?>> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            running = !batch.isEmpty();
        }
        if (!batch.isEmpty()) {
            Uni.createFrom().deferred(() -> process(batch)).subscribe().with(ignored -> next(), failure -> {
                batch.forEach(command -> command.fail(failure));
                next();
            });
        }
    }

    private Uni<Void> process(List<Waiting<?>> batch) {
        StateQuery query = new StateQuery();
        batch.forEach(waiting ->
                query.add(waiting.command().companyId(), waiting.command().needs()));
        return store.read(query)
                .chain(states -> readPendingCharges(query, states))
                .map(states -> decide(batch, states))
                .chain(this::write);
    }

    /** Once a window, companies that have kept charges for its end are read again, with these. */
    private Uni<Map<UUID, CompanyState>> readPendingCharges(StateQuery query, Map<UUID, CompanyState> states) {
        List<UUID> rolling = states.values().stream()
                .filter(state -> state.isDue(state.now(clock)) && !state.canRollOver())
                .map(CompanyState::companyId)
                .toList();
        if (rolling.isEmpty()) {
            return Uni.createFrom().item(states);
        }
        rolling.forEach(companyId -> query.add(companyId, Needs.withPendingCharges()));
        return store.read(query);
    }

    /** Decides each command on the state that the ones before it lead to. */
    private Map<UUID, CompanyBatch> decide(List<Waiting<?>> batch, Map<UUID, CompanyState> states) {
        Map<UUID, CompanyBatch> byCompany = new LinkedHashMap<>();
        List<Waiting<?>> later = new ArrayList<>();
        for (Waiting<?> waiting : batch) {
            UUID companyId = waiting.command().companyId();
            CompanyState read = states.get(companyId);
            if (read == null) {
                waiting.fail(DomainFailure.notFound("company"));
                continue;
            }
            CompanyBatch company = byCompany.computeIfAbsent(companyId, id -> new CompanyBatch(read));
            Instant now = company.state().now(clock);
            if (company.isClosed(now)) {
                later.add(waiting);
            } else {
                company.decide(waiting, rollovers, now);
            }
        }
        putFirst(later);
        return byCompany;
    }

    private Uni<Void> write(Map<UUID, CompanyBatch> byCompany) {
        List<LedgerChange> changes = new ArrayList<>();
        List<Waiting<?>> writers = new ArrayList<>();
        for (CompanyBatch company : byCompany.values()) {
            if (company.change == null) {
                company.commands.forEach(command -> command.settle(Receipt.EMPTY));
            } else {
                changes.add(company.change);
                writers.addAll(company.commands);
            }
        }
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.append(changes)
                .invoke(receipts -> byCompany.forEach((companyId, company) -> {
                    if (company.change != null) {
                        settle(company, company.change, receipts.get(companyId));
                    }
                }))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> afterFailedWrite(writers, failure));
    }

    /** Without a receipt the company had moved on: its commands are decided anew, before anything that arrived after them. */
    private void settle(CompanyBatch company, LedgerChange change, @Nullable Receipt receipt) {
        if (receipt != null) {
            company.commands.forEach(command -> command.settle(receipt));
            commits.tell(change);
            return;
        }
        List<Waiting<?>> again = new ArrayList<>();
        for (Waiting<?> command : company.commands) {
            if (command.mayTryAgain(MAX_ATTEMPTS)) {
                again.add(command);
            } else {
                command.fail(new DomainFailure(ProblemType.OVERLOADED, "The company is changing too fast."));
            }
        }
        putFirst(again);
    }

    private void putFirst(List<Waiting<?>> commands) {
        synchronized (waiting) {
            List<Waiting<?>> all = new ArrayList<>(commands);
            all.addAll(waiting);
            waiting.clear();
            waiting.addAll(all);
        }
    }

    /**
     * An error that PostgreSQL reports has undone the whole statement, so the commands are tried one by one and only the culprit fails. If
     * another transaction was in the way, each company's are tried together, for it is a company that is locked; a few times, then they
     * are refused. After any other failure (a lost connection) nobody knows whether the commit happened, and nothing is repeated.
     */
    private Uni<Void> afterFailedWrite(List<Waiting<?>> writers, Throwable failure) {
        DatabaseFailure meaning = DatabaseFailure.of(failure);
        if (meaning.hasUndoneTheStatement() && meaning.kind() == DatabaseFailure.Kind.CONFLICT) {
            return oneAfterTheOther(byCompany(afterConflict(writers)));
        }
        if (meaning.hasUndoneTheStatement() && writers.size() > 1) {
            return oneAfterTheOther(writers.stream().map(List::<Waiting<?>>of).toList());
        }
        writers.forEach(command -> command.fail(failure));
        return Uni.createFrom().voidItem();
    }

    /** Those that may try again; the others are refused. */
    private static List<Waiting<?>> afterConflict(List<Waiting<?>> writers) {
        List<Waiting<?>> again = new ArrayList<>();
        for (Waiting<?> command : writers) {
            if (command.mayTryAgainAfterConflict(MAX_CONFLICTS)) {
                again.add(command);
            } else {
                command.fail(new DomainFailure(ProblemType.OVERLOADED, "Other changes were in the way."));
            }
        }
        return again;
    }

    private static Collection<List<Waiting<?>>> byCompany(List<Waiting<?>> commands) {
        Map<UUID, List<Waiting<?>>> byCompany = new LinkedHashMap<>();
        for (Waiting<?> command : commands) {
            byCompany
                    .computeIfAbsent(command.command().companyId(), id -> new ArrayList<>())
                    .add(command);
        }
        return byCompany.values();
    }

    private Uni<Void> oneAfterTheOther(Collection<List<Waiting<?>>> lots) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (List<Waiting<?>> lot : lots) {
            chain = chain.chain(() -> process(lot)).onFailure().recoverWithItem(failure -> {
                lot.forEach(command -> command.fail(failure));
                return null;
            });
        }
        return chain;
    }

    /** What one lot of commands does to one company. */
    private static final class CompanyBatch {
        private final List<Waiting<?>> commands = new ArrayList<>();
        private final CompanyState read;
        private @Nullable LedgerChange change;

        CompanyBatch(CompanyState read) {
            this.read = read;
        }

        /** Whether the company must be read again before the next command: its state lacks something. */
        boolean isClosed(Instant now) {
            CompanyState state = state();
            return (change != null && change.isLast()) || (state.isDue(now) && !state.canRollOver());
        }

        /** What has begun begins first (R20), and stays even if the command is then refused. */
        void decide(Waiting<?> waiting, Rollovers rollovers, Instant now) {
            commands.add(waiting);
            try {
                for (Posting rollover : rollovers.due(state(), now)) {
                    change = LedgerChange.merge(change, rollover.toChange());
                }
            } catch (RuntimeException e) {
                waiting.refuse(e);
                return;
            }
            LedgerChange decided = waiting.decide(state(), now);
            if (decided != null) {
                change = LedgerChange.merge(change, decided);
            }
        }

        private CompanyState state() {
            return change == null ? read : change.after();
        }
    }
}
