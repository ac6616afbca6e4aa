package dev.seatledger.event.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.PausedReason;
import dev.seatledger.event.webhook.Webhook;
import dev.seatledger.event.webhook.WebhookStatus;

@Schema(name = "Webhook")
public record WebhookResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) String url,

        @Schema(required = true, nullable = true, description = "The event types it subscribes to; null means all.")
        @Nullable
        List<String> events,

        @Schema(required = true, nullable = true) @Nullable String description,
        @Schema(required = true) WebhookStatus status,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Why nothing is sent. requested: an owner paused it; exhausted: its deliveries failed for days;"
                                + " gone: the endpoint answered 410.")
        @Nullable
        PausedReason pausedReason,

        @Schema(required = true) Instant createdAt) {

    static WebhookResponse of(Webhook webhook) {
        return new WebhookResponse(
                webhook.webhookId(),
                webhook.url(),
                webhook.events(),
                webhook.description(),
                webhook.status(),
                webhook.pausedReason(),
                webhook.createdAt());
    }
}
