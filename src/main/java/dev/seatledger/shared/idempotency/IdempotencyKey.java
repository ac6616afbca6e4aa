package dev.seatledger.shared.idempotency;

/**
 * What a caller calls a request, so that a repetition is known as one.
 *
 * @param actor the token's subject: keys of different callers have nothing to do with each other
 * @param key the {@code Idempotency-Key}, 1 to 255 characters
 */
public record IdempotencyKey(String actor, String key) {}
