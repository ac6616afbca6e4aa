package dev.seatledger.event.webhook;

import java.time.Instant;

/**
 * A new secret.
 *
 * @param previousValidUntil until then the one before signs too
 */
public record Rotated(String secret, Instant previousValidUntil) {}
