package dev.seatledger.shared.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given, kept with the effect of its request for 30 days.
 *
 * @param status of HTTP, a 2xx
 * @param body JSON
 */
public record StoredAnswer(int status, @Nullable String location, String body) {}
