package dev.seatledger.event.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.seatledger.event.EventWriter;
import dev.seatledger.ledger.CommitListener;
import dev.seatledger.shared.time.BackOff;
import dev.seatledger.shared.work.LeasedWork;

/**
 * Sends what has happened to those who want it. Endpoints have nothing in common but the event loop they are sent from, so that one that is
 * slow or dead holds up no other.
 */
@ApplicationScoped
public class Deliveries implements CommitListener, LeasedWork.Source<Delivery> {

    private final DeliveryStore store;
    private final Delivery.Tools tools;
    private final WebhooksConfig config;
    private final Clock clock;
    private final LeasedWork<Delivery> work;

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
        BackOff backOff = new BackOff(config.firstRetry(), config.longestRetry());
        this.tools = new Delivery.Tools(store, client, writer, backOff, config, clock);
        this.work = new LeasedWork<>(
                this,
                new LeasedWork.Settings(
                        "webhooks",
                        config.lease(),
                        config.attemptTimeout(),
                        config.sweepEvery(),
                        config.maxConcurrent()),
                vertx);
    }

    void start(@Observes StartupEvent started) {
        if (config.deliver()) {
            work.start();
        }
    }

    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        work.close();
    }

    void close(@Observes ShutdownEvent ending) {
        work.drain();
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        work.committed(companyId);
    }

    /** A company has an endpoint with something to do, or soon will. */
    void expect(UUID companyId) {
        if (config.deliver()) {
            work.expect(companyId);
        }
    }

    @Override
    public Future<Set<UUID>> companies() {
        return store.companies();
    }

    @Override
    public Future<List<Delivery>> claim(UUID lease, List<UUID> companies, int limit) {
        return store.claim(lease, companies, limit).map(endpoints -> deliveries(endpoints, lease));
    }

    @Override
    public Future<List<Delivery>> claimAny(UUID lease, int limit) {
        return store.claimAny(lease, limit).map(endpoints -> deliveries(endpoints, lease));
    }

    private List<Delivery> deliveries(List<Endpoint> endpoints, UUID lease) {
        return endpoints.stream()
                .map(endpoint -> new Delivery(endpoint, lease, tools))
                .toList();
    }

    @Override
    public Future<Integer> prune(int limit) {
        return store.prune(clock.instant().minus(config.keepDeliveries()), limit);
    }
}
