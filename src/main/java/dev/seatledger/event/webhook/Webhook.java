package dev.seatledger.event.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint, as its owners see it.
 *
 * @param events names of the types it subscribes to; null for all
 * @param pausedReason null while it is active
 */
public record Webhook(
        UUID companyId,
        UUID webhookId,
        String url,
        @Nullable List<String> events,
        @Nullable String description,
        WebhookStatus status,
        @Nullable PausedReason pausedReason,
        Instant createdAt) {

    public Webhook {
        events = events == null ? null : List.copyOf(events);
    }
}
