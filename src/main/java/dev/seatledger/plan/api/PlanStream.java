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
 * One client's stream. It keeps only the latest plan it is offered, and sends it when the previous one is a tenth of a second old and the
 * client has received it. So a slow client costs no more than a fast one and delays nobody.
 */
final class PlanStream {

    /** Ten a second at most. */
    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    /** How much may be in flight to a client: a few plans. No more is sent until it has received these. */
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

    // The fields below are confined to the connection's event loop.
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

    /** May be called on any thread, with any plan; plans that are not newer are ignored. */
    void offer(PlanEvent event) {
        latest = event;
        if (isScheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                isScheduled.set(false);
                flush();
            });
        }
    }

    /** The response's head has been prepared. */
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

    /** Ends the response properly; the client may reconnect. */
    void end() {
        context.runOnContext(ignored -> {
            mustEnd = true;
            if (hasBegun) {
                finish();
            }
        });
    }

    /** Handles time-outs and heartbeats. To be called regularly, on any thread. */
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
