package dev.seatledger.event.webhook.api;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.WebhookChanges;
import dev.seatledger.event.webhook.WebhookStatus;

@Schema(name = "ChangeWebhookRequest", description = "Members that are absent stay as they are.")
public record ChangeWebhookRequest(
        @Size(min = 1, max = 2000) @Nullable String url,

        @Size(max = 100) @Schema(description = "The types that are wanted; empty: all.") @Nullable
        List<@NotNull @Size(max = 50) String> events,

        @Size(max = 200) @Schema(description = "Empty for none.") @Nullable
        String description,

        @Schema(description = "active: events are sent, beginning with those that were missed, and at once.") @Nullable
        WebhookStatus status) {

    WebhookChanges toChanges() {
        return new WebhookChanges(url, events, description, status);
    }
}
