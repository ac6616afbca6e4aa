package dev.seatledger.event.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A webhook to register.
 *
 * @param events names of the types it subscribes to; null for all
 */
public record NewWebhook(
        String url, @Nullable List<String> events, @Nullable String description) {

    public NewWebhook {
        events = events == null ? null : List.copyOf(events);
    }
}
