package dev.seatledger.event.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.PausedReason;
import dev.seatledger.event.webhook.Registered;
import dev.seatledger.event.webhook.Webhook;
import dev.seatledger.event.webhook.WebhookStatus;

@Schema(name = "RegisteredWebhook", description = "A new webhook, with its secret.")
public record RegisteredWebhookResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) String url,

        @Schema(required = true, nullable = true, description = "The event types it subscribes to; null means all.")
        @Nullable
        List<String> events,

        @Schema(required = true, nullable = true) @Nullable String description,
        @Schema(required = true) WebhookStatus status,
        @Schema(required = true, nullable = true) @Nullable PausedReason pausedReason,
        @Schema(required = true) Instant createdAt,

        @Schema(required = true, description = "The secret that signs messages. It is shown only once.")
        String secret) {

    static RegisteredWebhookResponse of(Registered registered) {
        Webhook webhook = registered.webhook();
        return new RegisteredWebhookResponse(
                webhook.webhookId(),
                webhook.url(),
                webhook.events(),
                webhook.description(),
                webhook.status(),
                webhook.pausedReason(),
                webhook.createdAt(),
                registered.secret());
    }
}
