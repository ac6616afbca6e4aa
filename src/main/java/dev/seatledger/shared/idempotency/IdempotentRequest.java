package dev.seatledger.shared.idempotency;

import java.util.function.Function;

/**
 * A request that is to be carried out once, however often it arrives: its answer is stored in the transaction of its effect, so there is
 * never one without the other. A request that is refused has changed nothing and leaves its key free.
 *
 * @param requestHash of everything that the request says
 * @param answering from what the request comes to, to what the caller is told; has no side effects, for it may be called more than once
 */
public record IdempotentRequest<A>(
        IdempotencyKey key, String requestHash, Function<? super A, StoredAnswer> answering) {}
