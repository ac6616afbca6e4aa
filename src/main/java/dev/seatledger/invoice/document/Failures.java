package dev.seatledger.invoice.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.seatledger.shared.time.BackOff;

/** Documents that this instance has failed to render, and when each is tried again. */
final class Failures {

    /** So many at once are one defect, not ten thousand; what is forgotten is tried again. */
    private static final int MAX_REMEMBERED = 10_000;

    private final BackOff backOff;
    private final Clock clock;
    private final Cache<UUID, Failure> failures;

    Failures(Duration first, Duration longest, Clock clock) {
        this.backOff = new BackOff(first, longest);
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(longest.multipliedBy(2))
                .build();
    }

    private record Failure(int times, Instant until) {}

    boolean mustWait(UUID documentId) {
        Failure failure = failures.getIfPresent(documentId);
        return failure != null && clock.instant().isBefore(failure.until());
    }

    /**
     * @return whether it is the first
     */
    boolean add(UUID documentId) {
        Failure before = failures.getIfPresent(documentId);
        int times = before == null ? 1 : before.times() + 1;
        failures.put(documentId, new Failure(times, clock.instant().plus(backOff.after(times))));
        return before == null;
    }

    void forget(UUID documentId) {
        failures.invalidate(documentId);
    }
}
