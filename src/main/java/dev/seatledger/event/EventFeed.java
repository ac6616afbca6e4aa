package dev.seatledger.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.problem.DomainFailure;

/** A company's events in order; reading can start after any of them. */
@ApplicationScoped
public class EventFeed {

    private final Ledger ledger;
    private final EventStore events;
    private final CommitWatch commits;
    private final Duration longestWait;

    EventFeed(Ledger ledger, EventStore events, CommitWatch commits, EventsConfig config) {
        this.ledger = ledger;
        this.events = events;
        this.commits = commits;
        this.longestWait = config.longestWait();
    }

    /**
     * The events after a given one. If a charge window has begun, the company is rolled over first, so that the feed agrees with the plan.
     *
     * @param wait how long to wait for the next event if there is none yet
     * @throws DomainFailure {@code not-found}, {@code overloaded} if too many wait
     */
    public Uni<List<Event>> listAfter(UUID companyId, long after, int limit, Duration wait) {
        return ledger.read(companyId)
                .chain(state -> events.listAfter(companyId, after, limit))
                .chain(found -> found.isEmpty() && !wait.isZero()
                        ? next(companyId, after, limit, wait)
                        : Uni.createFrom().item(found));
    }

    /** Empty if nothing happened in time. */
    private Uni<List<Event>> next(UUID companyId, long after, int limit, Duration wait) {
        Context caller = Vertx.currentContext();
        return nextCommit(companyId, after)
                .ifNoItem()
                .after(wait.compareTo(longestWait) < 0 ? wait : longestWait)
                .recoverWithItem(false)
                .emitOn(task -> caller.runOnContext(ignored -> task.run()))
                .chain(come -> come
                        ? events.listAfter(companyId, after, limit)
                        : Uni.createFrom().item(List.of()));
    }

    private Uni<Boolean> nextCommit(UUID companyId, long after) {
        return Uni.createFrom().emitter(emitter -> {
            CommitWatch.Watch watch = commits.watch(companyId, after, sequence -> emitter.complete(true));
            emitter.onTermination(watch::end);
        });
    }
}
