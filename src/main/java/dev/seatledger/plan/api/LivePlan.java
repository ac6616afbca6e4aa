package dev.seatledger.plan.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.CommitWatch;
import dev.seatledger.plan.PlanService;
import dev.seatledger.plan.PlanView;

/**
 * One company's plan for all of its streams: read and serialized once per change, however many streams there are. Exists as long as there
 * is at least one. Confined to one event loop.
 *
 * <p>It does not read on behalf of a request, so it subscribes itself.
 */
final class LivePlan {

    private static final Logger LOG = Logger.getLogger(LivePlan.class);

    /** Slightly longer than the interval between two plans of one stream, so that streams rarely have to delay one. */
    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(105);

    private static final long NANOS_AFTER_A_FAILURE = TimeUnit.SECONDS.toNanos(1);

    /** The collaborators that all live plans share. */
    record Tools(
            PlanService plans, CommitWatch commits, ObjectMapper json, Clock clock, Vertx vertx, Context context) {}

    private record Joining(PlanStream stream, Promise<PlanStream> joined) {}

    private final UUID companyId;
    private final Tools tools;
    private final Set<PlanStream> streams = new HashSet<>();
    private final List<Joining> joining = new ArrayList<>();
    private CommitWatch.@Nullable Watch watch;
    private @Nullable PlanView view;
    private @Nullable PlanEvent event;
    private long committed;
    private boolean isBusy;
    private long notBefore = System.nanoTime();

    LivePlan(UUID companyId, Tools tools) {
        this.companyId = companyId;
        this.tools = tools;
    }

    /** Watches before it reads, so as not to miss what is committed in between. */
    void begin() {
        watch = tools.commits.watchForMany(
                companyId, sequence -> tools.context.runOnContext(ignored -> changed(sequence)));
    }

    void end() {
        if (watch != null) {
            watch.end();
        }
    }

    /**
     * @param seen the last event the client knows of. If it is newer than ours, the client learned of it elsewhere, and we read again
     * @param joined completes once the stream has its first plan; fails if there is none
     */
    void join(PlanStream stream, long seen, Promise<PlanStream> joined) {
        streams.add(stream);
        PlanEvent known = event;
        if (known != null && seen <= known.sequence() && view != null && view.holdsAt(tools.clock.instant())) {
            stream.offer(known);
            joined.complete(stream);
        } else {
            joining.add(new Joining(stream, joined));
            readSoon();
        }
    }

    void leave(PlanStream stream) {
        streams.remove(stream);
    }

    boolean isUnwatched() {
        return streams.isEmpty();
    }

    Set<PlanStream> streams() {
        return streams;
    }

    private void changed(long sequence) {
        committed = Math.max(committed, sequence);
        if (isBehind()) {
            readSoon();
        }
    }

    private boolean isBehind() {
        return event == null || event.sequence() < committed;
    }

    private void readSoon() {
        if (isBusy || streams.isEmpty()) {
            return;
        }
        isBusy = true;
        long pause = notBefore - System.nanoTime();
        if (pause <= 0) {
            read();
        } else {
            tools.vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(pause) + 1, timer -> read());
        }
    }

    private void read() {
        tools.plans
                .view(companyId)
                .emitOn(task -> tools.context.runOnContext(ignored -> task.run()))
                .invoke(this::publish)
                .subscribe()
                .with(ignored -> done(isBehind()), this::failed);
    }

    private void publish(PlanView read) {
        view = read;
        PlanEvent next = event;
        if (next == null || next.sequence() != read.plan().sequence()) {
            PlanEvent changed = PlanEvent.of(read.plan(), tools.json);
            streams.forEach(stream -> stream.offer(changed));
            event = changed;
            next = changed;
        }
        notBefore = System.nanoTime() + NANOS_BETWEEN;
        PlanEvent known = next;
        joining.forEach(one -> {
            one.stream.offer(known);
            one.joined.complete(one.stream);
        });
        joining.clear();
    }

    /** Joining streams get the failure; streams that have a plan keep it until the next attempt. */
    private void failed(Throwable failure) {
        notBefore = System.nanoTime() + NANOS_AFTER_A_FAILURE;
        List<Joining> refused = List.copyOf(joining);
        joining.clear();
        refused.forEach(one -> {
            streams.remove(one.stream);
            one.joined.fail(failure);
        });
        if (!streams.isEmpty()) {
            LOG.warnf("a plan could not be read company=%s cause=%s", companyId, failure);
        }
        done(true);
    }

    private void done(boolean again) {
        isBusy = false;
        if (again || !joining.isEmpty()) {
            readSoon();
        }
    }
}
