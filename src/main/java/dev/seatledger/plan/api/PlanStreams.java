package dev.seatledger.plan.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.seatledger.event.CommitWatch;
import dev.seatledger.plan.PlanService;
import dev.seatledger.plan.StreamsConfig;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.time.RealTime;

/** The open streams of this instance, and their limits. */
@ApplicationScoped
public class PlanStreams {

    private static final long LONGEST_TICK = 1_000;

    /** The longest a stream may last, whatever the token says: the client then reconnects with a token that is checked again. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final StreamsConfig config;
    private final Clock realTime;
    private final LivePlan.Tools tools;
    private final AtomicInteger open;
    private final Map<UUID, Integer> places = new HashMap<>();
    private volatile boolean closing;

    // The fields below are confined to the event loop.
    private final Map<UUID, LivePlan> plans = new HashMap<>();
    private boolean ticking;

    PlanStreams(
            PlanService plans,
            CommitWatch commits,
            StreamsConfig config,
            ObjectMapper json,
            Clock clock,
            @RealTime Clock realTime,
            Vertx vertx,
            MeterRegistry metrics) {
        this.config = config;
        this.realTime = realTime;
        this.open = Objects.requireNonNull(metrics.gauge("seatledger.plan.streams", new AtomicInteger()));
        // An event loop's own context, not that of the first request.
        Context context = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.tools = new LivePlan.Tools(plans, commits, json, clock, vertx, context);
    }

    /** So that the metric is 0 from the start. */
    void begin(@Observes StartupEvent started) {
        open.set(0);
    }

    /**
     * Opens a stream; it is returned once its first plan has been read.
     *
     * @param seen the last event that the client knows of; 0 if none
     * @param until when the caller's token expires
     * @throws DomainFailure {@code not-found}, {@code overloaded} if there are too many
     */
    Uni<PlanStream> open(UUID companyId, long seen, Instant until, RoutingContext request) {
        Context caller = Vertx.currentContext();
        Duration left = Duration.between(realTime.instant(), until);
        long lasts = (left.compareTo(LONGEST) < 0 ? left : LONGEST).toNanos();
        PlanStream stream =
                new PlanStream(companyId, request, VertxContext.getRootContext(caller), System.nanoTime() + lasts);
        take(companyId);
        Promise<PlanStream> joined = Promise.promise();
        // Before anything that may end it.
        tools.context().runOnContext(ignored -> join(stream, seen, joined));
        request.addEndHandler(ended -> left(stream));
        if (request.response().closed()) {
            // Closed while the token was being checked: the end handler is not called any more.
            left(stream);
        }
        return Uni.createFrom()
                .completionStage(joined.future().toCompletionStage())
                .emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /** Requests in flight are completed before the instance shuts down, and streams would never complete. */
    void endAll(@Observes ShutdownDelayInitiatedEvent ending) {
        endAll();
    }

    void endAll(@Observes ShutdownEvent ending) {
        endAll();
    }

    private void endAll() {
        closing = true;
        tools.context().runOnContext(ignored -> all().forEach(PlanStream::end));
    }

    private synchronized void take(UUID companyId) {
        int ofCompany = places.getOrDefault(companyId, 0);
        if (closing || open.get() >= config.maxOpen() || ofCompany >= config.maxOpen() / 2) {
            throw new DomainFailure(
                    ProblemType.OVERLOADED,
                    closing ? "This instance is shutting down; reconnect." : "Too many plan streams are open.");
        }
        places.put(companyId, ofCompany + 1);
        open.incrementAndGet();
    }

    private synchronized void give(UUID companyId) {
        places.computeIfPresent(companyId, (id, ofCompany) -> ofCompany == 1 ? null : ofCompany - 1);
        open.decrementAndGet();
    }

    private void join(PlanStream stream, long seen, Promise<PlanStream> joined) {
        LivePlan plan = plans.get(stream.companyId());
        if (plan == null) {
            plan = new LivePlan(stream.companyId(), tools);
            plans.put(stream.companyId(), plan);
            plan.begin();
        }
        plan.join(stream, seen, joined);
        if (closing) {
            stream.end();
        }
        if (!ticking) {
            ticking = true;
            tickLater();
        }
    }

    /** Whatever the response was and however it ended. */
    private void left(PlanStream stream) {
        if (!stream.leaves()) {
            return;
        }
        give(stream.companyId());
        tools.context().runOnContext(ignored -> {
            LivePlan plan = plans.get(stream.companyId());
            if (plan != null) {
                plan.leave(stream);
                if (plan.isUnwatched()) {
                    plans.remove(stream.companyId());
                    plan.end();
                }
            }
        });
    }

    private void tickLater() {
        long pause = Math.min(LONGEST_TICK, config.heartbeat().toMillis() / 2);
        tools.vertx().setTimer(pause, timer -> tick());
    }

    private void tick() {
        long now = System.nanoTime();
        long heartbeat = config.heartbeat().toNanos();
        long stalled = config.stalledAfter().toNanos();
        all().forEach(stream -> stream.tick(now, heartbeat, stalled));
        ticking = !plans.isEmpty();
        if (ticking) {
            tickLater();
        }
    }

    private List<PlanStream> all() {
        List<PlanStream> all = new ArrayList<>();
        plans.values().forEach(plan -> all.addAll(plan.streams()));
        return all;
    }
}
