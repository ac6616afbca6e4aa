package dev.seatledger.event.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be different; null stays as it is.
 *
 * @param events an empty list for all types
 * @param description empty for none
 */
public record WebhookChanges(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String description,
        @Nullable WebhookStatus status) {

    public WebhookChanges {
        events = events == null ? null : List.copyOf(events);
    }
}
