package dev.seatledger.event.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.Event;
import dev.seatledger.event.EventWriter;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.time.BackOff;
import dev.seatledger.shared.work.LeasedWork;

/**
 * Sends to one endpoint what it has not got, event by event, until there is no more, an attempt fails, or another instance has leased the endpoint.
 * Progress is written down every now and then rather than for each event: what was sent and not written down is sent again.
 *
 * <p>Confined to one event loop.
 */
final class Delivery implements LeasedWork.Task {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** Events read at once: some dozen kilobytes. */
    private static final int PAGE = 100;

    /** How much, measured in time, may be sent again after a crash. */
    private static final Duration RECORD_AFTER = Duration.ofMillis(200);

    /** The collaborators that all deliveries share. */
    record Tools(
            DeliveryStore store,
            WebhookClient client,
            EventWriter writer,
            BackOff backOff,
            WebhooksConfig config,
            Clock clock) {}

    private final Endpoint endpoint;
    private final UUID lease;
    private final Tools tools;
    private final Promise<Void> end = Promise.promise();
    private final List<LoggedAttempt> unrecorded = new ArrayList<>();
    private @Nullable EventPage page;
    private int next;
    private int failures;
    private long recordedAt = System.nanoTime();
    private boolean stopping;

    Delivery(Endpoint endpoint, UUID lease, Tools tools) {
        this.endpoint = endpoint;
        this.lease = lease;
        this.tools = tools;
    }

    @Override
    public UUID companyId() {
        return endpoint.companyId();
    }

    @Override
    public Future<Void> start() {
        readPage();
        return end.future();
    }

    /** Stops after the attempt in flight. */
    @Override
    public void stop() {
        stopping = true;
    }

    private void readPage() {
        tools.store()
                .page(endpoint, lease, PAGE)
                .onSuccess(found -> guarded(() -> found.ifPresentOrElse(this::begin, this::letGo)))
                .onFailure(this::giveUp);
    }

    private void begin(EventPage read) {
        page = read;
        next = 0;
        failures = read.failures();
        proceed();
    }

    private void proceed() {
        EventPage current = current();
        if (stopping) {
            stopNow(current);
        } else if (next == current.events().size()) {
            finish(current);
        } else if (isOld()) {
            record(current, null, null)
                    .onSuccess(held -> {
                        if (held) {
                            // Read again: owners may have changed the URL, the filter or the secret.
                            readPage();
                        } else {
                            letGo();
                        }
                    })
                    .onFailure(this::giveUp);
        } else {
            send(current, current.events().get(next));
        }
    }

    private void stopNow(EventPage current) {
        if (unrecorded.isEmpty()) {
            letGo();
        } else {
            record(current, null, null).onSuccess(held -> letGo()).onFailure(this::giveUp);
        }
    }

    /** The page is done; perhaps there is nothing left. */
    private void finish(EventPage current) {
        boolean hasNews = !unrecorded.isEmpty() || current.doneAfter(next) > current.from();
        Future<Boolean> recorded =
                hasNews || current.redeliveryId() != null ? record(current, null, null) : Future.succeededFuture(true);
        recorded.onSuccess(held -> {
                    if (!held) {
                        letGo();
                    } else if (current.isLast() && current.redeliveryId() == null) {
                        release();
                    } else {
                        readPage();
                    }
                })
                .onFailure(this::giveUp);
    }

    private void send(EventPage current, Event event) {
        Instant now = tools.clock().instant();
        byte[] body = tools.writer().write(event);
        String id = event.companyId() + "-" + event.sequence();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Seatledger");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                Signature.of(id, now.getEpochSecond(), body, current.secrets().at(now)));
        tools.client()
                .post(current.url(), headers, body)
                .onSuccess(attempt -> guarded(() -> {
                    unrecorded.add(
                            new LoggedAttempt(Ids.next(), event.sequence(), event.type(), failures + 1, now, attempt));
                    if (attempt.hasSucceeded()) {
                        next++;
                        failures = 0;
                        proceed();
                    } else {
                        fail(current, attempt);
                    }
                }));
    }

    /** A bug of ours ends this delivery; otherwise its slot would be occupied for ever. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    private void fail(EventPage current, Attempt attempt) {
        failures++;
        PausedReason pause = null;
        if (attempt.saysGone()) {
            pause = PausedReason.GONE;
        } else if (failures > 1
                && current.failingMillis() >= tools.config().giveUpAfter().toMillis()) {
            pause = PausedReason.EXHAUSTED;
        }
        if (pause != null) {
            LOG.infof("webhook paused webhook=%s reason=%s", endpoint.webhookId(), pause);
        }
        Duration wait = pause == null ? tools.backOff().after(failures) : null;
        record(current, wait, pause).onSuccess(held -> end.complete()).onFailure(this::giveUp);
    }

    private Future<Boolean> record(EventPage current, @Nullable Duration wait, @Nullable PausedReason pause) {
        DeliveryStore.Progress progress = new DeliveryStore.Progress(
                List.copyOf(unrecorded),
                current.redeliveryId(),
                current.doneAfter(next),
                failures,
                wait,
                pause,
                current.changes());
        unrecorded.clear();
        long before = System.nanoTime();
        return tools.store().record(endpoint, lease, progress).onSuccess(held -> recordedAt = before);
    }

    /** There was nothing left; if there is something by now, it is sent. */
    private void release() {
        tools.store()
                .release(endpoint, lease, false)
                .onSuccess(released -> {
                    if (released) {
                        end.complete();
                    } else {
                        readPage();
                    }
                })
                .onFailure(this::giveUp);
    }

    private void letGo() {
        tools.store()
                .release(endpoint, lease, true)
                .onSuccess(released -> end.complete())
                .onFailure(this::giveUp);
    }

    /** The database does not respond. The lease expires, and another instance continues. */
    private void giveUp(Throwable failure) {
        LOG.warnf("webhook delivery interrupted webhook=%s cause=%s", endpoint.webhookId(), failure);
        end.tryComplete();
    }

    /** Half a lease is longer than an attempt, so no attempt is started under a lease that may expire before it ends. */
    private boolean isOld() {
        long age = System.nanoTime() - recordedAt;
        return (!unrecorded.isEmpty() && age > RECORD_AFTER.toNanos())
                || age > tools.config().lease().toNanos() / 2;
    }

    private EventPage current() {
        EventPage current = page;
        if (current == null) {
            throw new IllegalStateException("no page has been read");
        }
        return current;
    }
}
