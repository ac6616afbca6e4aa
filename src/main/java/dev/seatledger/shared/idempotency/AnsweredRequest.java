package dev.seatledger.shared.idempotency;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * A request that was carried out.
 *
 * @param requestHash what {@link IdempotentRequest#requestHash} was
 */
public record AnsweredRequest(String requestHash, StoredAnswer answer) {

    /**
     * @return the answer, if it was this very request
     * @throws DomainFailure {@code idempotency-key-reused} if it was another one
     */
    public StoredAnswer to(IdempotentRequest<?> again) {
        if (!requestHash.equals(again.requestHash())) {
            throw new DomainFailure(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key was already used for a different request. Use a new key for each request.");
        }
        return answer;
    }
}
