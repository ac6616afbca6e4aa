package dev.seatledger.event.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to deliver an event.
 *
 * @param attempt 1 for the first, one more after each failure
 */
public record LoggedAttempt(
        UUID deliveryId, long sequence, String eventType, int attempt, Instant at, Attempt outcome) {}
