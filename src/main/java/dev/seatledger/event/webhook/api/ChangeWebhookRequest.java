package dev.seatledger.event.webhook.api;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.WebhookChanges;
import dev.seatledger.event.webhook.WebhookStatus;

@Schema(name = "ChangeWebhookRequest", description = "Members you leave out stay unchanged.")
public record ChangeWebhookRequest(
        @Size(min = 1, max = 2000) @Nullable String url,

        @Size(max = 100) @Schema(description = "The event types to send. An empty list means all of them.") @Nullable
        List<@NotNull @Size(max = 50) String> events,

        @Size(max = 200) @Schema(description = "An empty string removes it.") @Nullable
        String description,

        @Schema(
                description =
                        "active: events are sent again, starting immediately with those that were missed; paused: nothing is sent.")
        @Nullable
        WebhookStatus status) {

    WebhookChanges toChanges() {
        return new WebhookChanges(url, events, description, status);
    }
}
