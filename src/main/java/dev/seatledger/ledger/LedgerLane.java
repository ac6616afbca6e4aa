package dev.seatledger.ledger;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

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

    private final LedgerStore store;
    private final Context context;
    private final Clock clock;
    private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
    private boolean running;

    LedgerLane(LedgerStore store, Context context, Clock clock) {
        this.store = store;
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
        Set<UUID> companies = new HashSet<>();
        Set<UUID> units = new HashSet<>();
        batch.forEach(waiting -> {
            companies.add(waiting.command().companyId());
            units.addAll(waiting.command().unitIds());
        });
        return store.read(companies, units).map(states -> decide(batch, states)).chain(this::write);
    }

    /** Decides each command on the state that the ones before it lead to. */
    private Map<UUID, CompanyBatch> decide(List<Waiting<?>> batch, Map<UUID, CompanyState> states) {
        Map<UUID, CompanyBatch> byCompany = new LinkedHashMap<>();
        for (Waiting<?> waiting : batch) {
            UUID companyId = waiting.command().companyId();
            CompanyState read = states.get(companyId);
            if (read == null) {
                waiting.fail(DomainFailure.notFound("company"));
                continue;
            }
            CompanyBatch company = byCompany.computeIfAbsent(companyId, id -> new CompanyBatch());
            company.commands.add(waiting);
            CompanyState state = company.change == null ? read : company.change.after();
            LedgerChange change = waiting.decide(state, state.now(clock));
            if (change != null) {
                company.change = LedgerChange.merge(company.change, change);
            }
        }
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
                        settle(company, receipts.get(companyId));
                    }
                }))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> afterFailedWrite(writers, failure));
    }

    /** Without a receipt the company had moved on: its commands are decided anew, before anything that arrived after them. */
    private void settle(CompanyBatch company, @Nullable Receipt receipt) {
        if (receipt != null) {
            company.commands.forEach(command -> command.settle(receipt));
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
        synchronized (waiting) {
            again.addAll(waiting);
            waiting.clear();
            waiting.addAll(again);
        }
    }

    /**
     * An error that PostgreSQL reports has undone the whole statement, so the commands are tried one by one and only the culprit fails.
     * After any other failure (a lost connection) nobody knows whether the commit happened, and nothing is repeated.
     */
    private Uni<Void> afterFailedWrite(List<Waiting<?>> writers, Throwable failure) {
        if (!hasUndoneTheStatement(failure) || writers.size() == 1) {
            writers.forEach(command -> command.fail(failure));
            return Uni.createFrom().voidItem();
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Waiting<?> command : writers) {
            chain = chain.chain(() -> process(List.of(command))).onFailure().recoverWithItem(alone -> {
                command.fail(alone);
                return null;
            });
        }
        return chain;
    }

    /** Not so a server that ends the session (class 57): it may have committed before. */
    private static boolean hasUndoneTheStatement(Throwable failure) {
        return failure instanceof PgException error
                && !String.valueOf(error.getSqlState()).startsWith("57");
    }

    /** What one lot of commands does to one company. */
    private static final class CompanyBatch {
        private final List<Waiting<?>> commands = new ArrayList<>();
        private @Nullable LedgerChange change;
    }
}
