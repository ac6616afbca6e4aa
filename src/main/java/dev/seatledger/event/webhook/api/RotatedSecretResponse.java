package dev.seatledger.event.webhook.api;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.event.webhook.Rotated;

@Schema(name = "RotatedSecret")
public record RotatedSecretResponse(
        @Schema(required = true, description = "The new secret. It is shown only once.")
        String secret,

        @Schema(
                required = true,
                description =
                        "Until this time, or until the next rotation, messages are also signed with the previous secret.")
        Instant previousValidUntil) {

    static RotatedSecretResponse of(Rotated rotated) {
        return new RotatedSecretResponse(rotated.secret(), rotated.previousValidUntil());
    }
}
