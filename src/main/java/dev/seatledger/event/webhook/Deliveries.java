package dev.seatledger.event.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import dev.seatledger.event.EventWriter;
import dev.seatledger.ledger.CommitListener;
import dev.seatledger.shared.time.BackOff;

/**
 * Sends events to the endpoints that subscribe to them. An endpoint is owned by one instance at a time, through a lease in the database;
 * endpoints share nothing but the event loop, so a slow or dead one does not delay the others. An endpoint that waits for its next attempt
 * is just a row in the database.
 *
 * <p>Commits of this instance are handled immediately. Everything else is found by regular polling: commits of other instances that may
 * have died, due retries, and endpoints whose lease has expired.
 */
@ApplicationScoped
public class Deliveries implements CommitListener {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /** Rows deleted at once: a statement of a fraction of a second. */
    private static final int PRUNE_CHUNK = 5_000;

    /** How long to wait for attempts in flight at shutdown: as long as a healthy receiver needs. */
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final DeliveryStore store;
    private final Delivery.Tools tools;
    private final WebhooksConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final Context context;

    /** Companies that have endpoints, as far as this instance knows: commits of others are ignored. */
    private final Set<UUID> companies = ConcurrentHashMap.newKeySet();

    // The fields below are confined to the event loop.
    private final Set<Delivery> active = new HashSet<>();
    private final Set<UUID> woken = new HashSet<>();
    private final Set<UUID> wokenMeanwhile = new HashSet<>();
    private boolean claiming;
    private boolean sweeping;
    private boolean closing;

    Deliveries(
            DeliveryStore store,
            WebhookClient client,
            EventWriter writer,
            WebhooksConfig config,
            Clock clock,
            Vertx vertx) {
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        BackOff backOff = new BackOff(config.firstRetry(), config.longestRetry(), new SecureRandom());
        this.tools = new Delivery.Tools(store, client, writer, backOff, config, clock);
        // An event loop's own context, not that of the first request.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void start(@Observes StartupEvent started) {
        if (config.lease().compareTo(config.attemptTimeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "seatledger.webhooks.lease must be at least twice seatledger.webhooks.attempt-timeout");
        }
        if (!config.deliver()) {
            return;
        }
        context.runOnContext(ignored -> {
            vertx.setPeriodic(config.sweepEvery().toMillis(), timer -> sweep());
            vertx.setPeriodic(PRUNE_EVERY.toMillis(), timer -> prune());
            sweep();
        });
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        if (companies.contains(companyId)) {
            context.runOnContext(ignored -> wake(companyId));
        }
    }

    /** A company has an endpoint with something to send, or soon will. */
    void expect(UUID companyId) {
        if (config.deliver()) {
            companies.add(companyId);
            context.runOnContext(ignored -> wake(companyId));
        }
    }

    /** No new deliveries are started during shutdown. */
    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        context.runOnContext(ignored -> stopAll());
    }

    void close(@Observes ShutdownEvent ending) {
        CountDownLatch done = new CountDownLatch(1);
        context.runOnContext(ignored -> {
            stopAll();
            vertx.setPeriodic(10, timer -> {
                if (active.isEmpty()) {
                    vertx.cancelTimer(timer);
                    done.countDown();
                }
            });
        });
        try {
            if (!done.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("leaving webhook deliveries in flight to other instances");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAll() {
        closing = true;
        active.forEach(Delivery::stop);
    }

    private void wake(UUID companyId) {
        woken.add(companyId);
        wokenMeanwhile.add(companyId);
        claimWoken();
    }

    /** Companies that are woken while a claim is in flight share the next one. */
    private void claimWoken() {
        if (claiming || closing || woken.isEmpty() || freeSlots() == 0) {
            return;
        }
        claiming = true;
        List<UUID> companyIds = List.copyOf(woken);
        woken.clear();
        UUID lease = UUID.randomUUID();
        store.claim(lease, companyIds, freeSlots())
                .onSuccess(endpoints -> startAll(endpoints, lease))
                .onFailure(failure -> LOG.warnf("could not poll for webhooks cause=%s", failure))
                .onComplete(ignored -> {
                    claiming = false;
                    claimWoken();
                });
    }

    private void sweep() {
        if (sweeping || closing) {
            return;
        }
        sweeping = true;
        UUID lease = UUID.randomUUID();
        store.companies()
                .onSuccess(companies::addAll)
                .compose(ignored -> freeSlots() == 0
                        ? Future.succeededFuture(List.<Endpoint>of())
                        : store.claimAny(lease, freeSlots()))
                .onSuccess(endpoints -> startAll(endpoints, lease))
                .onFailure(failure -> LOG.warnf("could not poll for webhooks cause=%s", failure))
                .onComplete(ignored -> {
                    sweeping = false;
                    claimWoken();
                });
    }

    private int freeSlots() {
        return Math.max(0, config.maxConcurrent() - active.size());
    }

    private void startAll(List<Endpoint> endpoints, UUID lease) {
        for (Endpoint endpoint : endpoints) {
            Delivery delivery = new Delivery(endpoint, lease, tools);
            active.add(delivery);
            wokenMeanwhile.remove(endpoint.companyId());
            if (closing) {
                delivery.stop();
            }
            delivery.start().onComplete(ignored -> ended(delivery, endpoint.companyId()));
        }
    }

    /** A commit during the release of the endpoint found it still leased. */
    private void ended(Delivery delivery, UUID companyId) {
        active.remove(delivery);
        if (wokenMeanwhile.remove(companyId)) {
            woken.add(companyId);
        }
        claimWoken();
    }

    private void prune() {
        if (closing) {
            return;
        }
        store.prune(clock.instant().minus(config.keepDeliveries()), PRUNE_CHUNK)
                .onSuccess(deleted -> {
                    if (deleted == PRUNE_CHUNK) {
                        prune();
                    }
                })
                .onFailure(failure -> LOG.warnf("old deliveries could not be deleted cause=%s", failure));
    }
}
