package dev.seatledger.event.webhook.api;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.event.webhook.Rotated;

@Schema(name = "RotatedSecret")
public record RotatedSecretResponse(
        @Schema(required = true, description = "The new secret. Told now and never again.")
        String secret,

        @Schema(
                required = true,
                description =
                        "Until then, or until the next rotation, messages carry the signature of the one before, too.")
        Instant previousValidUntil) {

    static RotatedSecretResponse of(Rotated rotated) {
        return new RotatedSecretResponse(rotated.secret(), rotated.previousValidUntil());
    }
}
