package dev.seatledger.shared.time;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: twice as long after each, and never all at the same moment. */
public final class BackOff {

    /** Waits differ by up to this part of them, in per cent, so that those that failed together do not come back together. */
    private static final int JITTER = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    public BackOff(Duration first, Duration longest) {
        this(first, longest, new SecureRandom());
    }

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * @param failures in a row, 1 or more
     */
    public Duration after(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        long millis = Math.min(wait.toMillis(), longest.toMillis());
        return Duration.ofMillis(millis * (100 - JITTER + random.nextInt(2 * JITTER + 1)) / 100);
    }
}
