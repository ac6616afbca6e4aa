package dev.seatledger.event.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;

/** How owners manage their company's webhooks. */
@ApplicationScoped
public class WebhookService {

    /** The most events of one redelivery: each attempt is a row of the log. */
    private static final long MAX_REDELIVERED = 10_000;

    private final WebhookStore webhooks;
    private final Addresses addresses;
    private final Deliveries deliveries;
    private final WebhooksConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookService(
            WebhookStore webhooks, Addresses addresses, Deliveries deliveries, WebhooksConfig config, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Registers an endpoint for events from now on.
     *
     * @throws DomainFailure {@code not-found}, {@code validation-failed}, {@code webhook-address-refused}, {@code webhook-limit-reached}
     */
    public Uni<Registered> register(
            UUID companyId, String actor, NewWebhook webhook, @Nullable IdempotentRequest<Registered> idempotency) {
        requireKnown(webhook.events());
        WebhookStore.Creation creation = new WebhookStore.Creation(actor, clock.instant(), Signature.newSecret(random));
        return requirePublic(webhook.url())
                .chain(() -> webhooks.insert(companyId, webhook, creation, config.maxPerCompany(), idempotency))
                .invoke(registered -> deliveries.expect(companyId));
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Webhook> get(UUID companyId, UUID webhookId) {
        return webhooks.get(companyId, webhookId);
    }

    /** Oldest first. */
    public Uni<List<Webhook>> list(UUID companyId, @Nullable UUID after, int limit) {
        return webhooks.listAfter(companyId, after, limit);
    }

    /**
     * Changes an endpoint; an active one is retried immediately, with all events that it has missed.
     *
     * @throws DomainFailure {@code not-found}, {@code validation-failed}, {@code webhook-address-refused}
     */
    public Uni<Webhook> change(UUID companyId, UUID webhookId, WebhookChanges changes) {
        requireKnown(changes.events());
        return webhooks.get(companyId, webhookId)
                .chain(() -> changes.url() == null ? Uni.createFrom().voidItem() : requirePublic(changes.url()))
                .chain(() -> webhooks.change(companyId, webhookId, changes))
                .invoke(changed -> deliveries.expect(companyId));
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Void> delete(UUID companyId, UUID webhookId) {
        return webhooks.delete(companyId, webhookId);
    }

    /**
     * Rotates the secret. The previous one also signs for a while; older ones no longer do.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Rotated> rotateSecret(UUID companyId, UUID webhookId, @Nullable IdempotentRequest<Rotated> idempotency) {
        Rotated rotated =
                new Rotated(Signature.newSecret(random), clock.instant().plus(config.secretOverlap()));
        return webhooks.rotate(companyId, webhookId, rotated, idempotency);
    }

    /** A range of sequences, both ends inclusive. */
    public record Range(long from, long to) {}

    /**
     * Sends events again, before those that have not been sent yet. A paused endpoint gets them once it is active again.
     *
     * @throws DomainFailure {@code not-found}, {@code validation-failed} for events that do not exist, {@code conflict} if too many
     *     redeliveries wait
     */
    public Uni<Redelivery> redeliver(
            UUID companyId,
            UUID webhookId,
            String actor,
            Range range,
            @Nullable IdempotentRequest<Redelivery> idempotency) {
        if (range.to() - range.from() >= MAX_REDELIVERED) {
            throw DomainFailure.invalid("to", "must span at most " + MAX_REDELIVERED + " events");
        }
        WebhookStore.Creation request = new WebhookStore.Creation(actor, clock.instant(), "");
        return webhooks.redeliver(
                        companyId,
                        webhookId,
                        new Redelivery(Ids.next(), range.from(), range.to()),
                        request,
                        idempotency)
                .invoke(redelivery -> deliveries.expect(companyId));
    }

    /**
     * The attempted deliveries, newest first.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<List<LoggedAttempt>> attempts(UUID companyId, UUID webhookId, @Nullable UUID before, int limit) {
        return webhooks.get(companyId, webhookId)
                .chain(() -> webhooks.attemptsBefore(companyId, webhookId, before, limit));
    }

    private Uni<Void> requirePublic(String url) {
        WebhookUrl parsed = WebhookUrl.parse(url);
        return Uni.createFrom()
                .completionStage(() -> addresses.checkNew(parsed).toCompletionStage())
                .onFailure(Addresses.NameNotFound.class)
                .transform(failure -> new AddressRefused())
                .replaceWithVoid();
    }

    private static void requireKnown(@Nullable List<String> events) {
        for (int i = 0; events != null && i < events.size(); i++) {
            if (EventType.named(events.get(i)).isEmpty()) {
                throw DomainFailure.invalid("events[" + i + "]", "must be an event type");
            }
        }
    }
}
