package dev.seatledger.plan.api;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream. Of the plans it is offered it keeps the latest, and sends it when the last one is a tenth of a second old and the
 * client has taken what was sent before; so a slow client costs no more than a fast one, and holds up nobody.
 */
final class PlanStream {

    /** Ten a second at most. */
    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    /** What may be on its way to a client: some plans. More is not sent before it has taken these. */
    private static final int MAX_UNSENT_BYTES = 4_096;

    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final UUID companyId;
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Context context;
    private final long endsAt;
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private final AtomicBoolean hasLeft = new AtomicBoolean();
    private volatile @Nullable PlanEvent latest;
    private volatile long lastWrite = System.nanoTime();

    // From here on: of the connection's event loop only.
    private boolean hasBegun;
    private boolean mustEnd;
    private boolean isHeldBack;
    private long sent = -1;
    private long lastPlan;

    /**
     * @param context of the connection's event loop
     * @param endsAt by {@link System#nanoTime}
     */
    PlanStream(UUID companyId, RoutingContext request, Context context, long endsAt) {
        this.companyId = companyId;
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.endsAt = endsAt;
    }

    UUID companyId() {
        return companyId;
    }

    /** True the first time. */
    boolean leaves() {
        return hasLeft.compareAndSet(false, true);
    }

    /** May be called on any thread, with any plan; those that are not newer are not sent. */
    void offer(PlanEvent event) {
        latest = event;
        if (isScheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                isScheduled.set(false);
                flush();
            });
        }
    }

    /** The answer's head is known. */
    void begin() {
        context.runOnContext(ignored -> {
            if (request.request().method().equals(HttpMethod.HEAD)) {
                response.end();
                return;
            }
            hasBegun = true;
            response.setChunked(true);
            response.setWriteQueueMaxSize(MAX_UNSENT_BYTES);
            response.drainHandler(drained -> flush());
            flush();
            if (mustEnd) {
                finish();
            }
        });
    }

    /** Ends the answer as it should end; the client may come back. */
    void end() {
        context.runOnContext(ignored -> {
            mustEnd = true;
            if (hasBegun) {
                finish();
            }
        });
    }

    /** What happens with time alone. To be called regularly, on any thread. */
    void tick(long now, long heartbeatNanos, long stalledNanos) {
        if (now - endsAt >= 0) {
            end();
        } else if (now - lastWrite >= heartbeatNanos) {
            context.runOnContext(ignored -> beat(now, stalledNanos));
        }
    }

    private void flush() {
        PlanEvent next = latest;
        if (!isOpen() || isHeldBack || next == null || next.sequence() <= sent || response.writeQueueFull()) {
            return;
        }
        long now = System.nanoTime();
        long tooEarly = sent < 0 ? 0 : lastPlan + NANOS_BETWEEN - now;
        if (tooEarly > 0) {
            isHeldBack = true;
            request.vertx().setTimer(TimeUnit.NANOSECONDS.toMillis(tooEarly) + 1, timer -> {
                isHeldBack = false;
                flush();
            });
            return;
        }
        sent = next.sequence();
        lastPlan = now;
        write(next.bytes());
    }

    private void beat(long now, long stalledNanos) {
        if (!isOpen()) {
            return;
        }
        if (!response.writeQueueFull()) {
            write(HEARTBEAT);
        } else if (now - lastWrite >= stalledNanos) {
            response.reset();
        }
    }

    private void write(Buffer bytes) {
        lastWrite = System.nanoTime();
        response.write(bytes);
    }

    private void finish() {
        if (isOpen()) {
            response.end();
        }
    }

    private boolean isOpen() {
        return hasBegun && !response.ended() && !response.closed();
    }
}
