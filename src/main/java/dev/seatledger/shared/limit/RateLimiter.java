package dev.seatledger.shared.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the requests of each token, in this instance. A token that has been idle may send a whole window's requests at once; after that
 * its quota refills evenly, so that nobody waits for the end of a window.
 *
 * <p>Tokens are not stored: their quota is keyed by a SHA-256. Whether a token is valid does not matter here.
 */
@ApplicationScoped
public class RateLimiter {

    /** About 20 MB. Beyond it the least used entries are evicted, which are the ones that a flood of made-up tokens creates. */
    private static final long TOKENS = 100_000;

    private final Cache<ByteBuffer, Bucket> buckets;
    private final LimitsConfig limits;
    private final TimeMeter time;

    public RateLimiter(LimitsConfig limits, Clock clock) {
        if (limits.window().toNanosPart() != 0) {
            throw new IllegalArgumentException("seatledger.limits.window must be whole seconds");
        }
        this.limits = limits;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(TOKENS)
                // A bucket that is not used for a window is full again, like a new one.
                .expireAfterAccess(limits.window())
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Counts a request of this token, unless nothing is left. */
    public Allowance take(String token) {
        Bucket bucket = buckets.get(key(token), unused -> full());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        long nanosUntilMore = probe.isConsumed()
                ? bucket.estimateAbilityToConsume(left + 1).getNanosToWaitForRefill()
                : probe.getNanosToWaitForRefill();
        return new Allowance(probe.isConsumed(), left, inWholeSeconds(nanosUntilMore));
    }

    private Bucket full() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(limits.requests()).refillGreedy(limits.requests(), limits.window()))
                .build();
    }

    /** Rounded up, so that nobody retries too early. */
    private static long inWholeSeconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
    }

    /** The signed part of a JWT; the signature can be encoded in several ways, and each would get its own quota. */
    private static String signed(String token) {
        int end = token.lastIndexOf('.');
        return end > token.indexOf('.') ? token.substring(0, end) : token;
    }

    private static ByteBuffer key(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(signed(token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What a token may still do.
     *
     * @param allowed whether the request is within the limit
     * @param remaining how many more requests are
     * @param secondsUntilMore seconds until at least one more request is allowed
     */
    public record Allowance(boolean allowed, long remaining, long secondsUntilMore) {}

    /** The nanoseconds since the epoch, which a long can count until 2262. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
