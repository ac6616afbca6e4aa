package dev.seatledger.event.webhook.api;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.webhook.NewWebhook;

@Schema(name = "WebhookRequest")
public record WebhookRequest(
        @NotNull
        @Size(min = 1, max = 2000)
        @Schema(
                description = "Where events are posted. Must be an https URL with a public address.",
                examples = "https://receiver.example/seatledger")
        String url,

        @Size(max = 100)
        @Schema(
                description =
                        "The event types to send. If left out or empty, all types are sent, including future ones.")
        @Nullable
        List<@NotNull @Size(max = 50) String> events,

        @Size(max = 200) @Schema(description = "A note about what the webhook is for.") @Nullable
        String description) {

    NewWebhook toNewWebhook() {
        return new NewWebhook(
                url,
                events == null || events.isEmpty() ? null : events,
                description == null || description.isEmpty() ? null : description);
    }
}
