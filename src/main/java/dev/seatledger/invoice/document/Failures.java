package dev.seatledger.invoice.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Documents that this instance has failed to render, and when each is tried again: the wait doubles. */
final class Failures {

    /** This many failures have one cause, not ten thousand; entries that are evicted are retried. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final Cache<UUID, Failure> failures;

    Failures(Duration first, Duration longest, Clock clock) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(longest.multipliedBy(2))
                .build();
    }

    private record Failure(Duration pause, Instant until) {}

    boolean mustWait(UUID documentId) {
        Failure failure = failures.getIfPresent(documentId);
        return failure != null && clock.instant().isBefore(failure.until());
    }

    /**
     * @return whether it is the first
     */
    boolean add(UUID documentId) {
        Failure before = failures.getIfPresent(documentId);
        Duration pause = before == null ? first : shorter(before.pause().multipliedBy(2), longest);
        failures.put(documentId, new Failure(pause, clock.instant().plus(pause)));
        return before == null;
    }

    void forget(UUID documentId) {
        failures.invalidate(documentId);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
