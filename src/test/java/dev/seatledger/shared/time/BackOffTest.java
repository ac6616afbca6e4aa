package dev.seatledger.shared.time;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class BackOffTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final BackOff backOff = new BackOff(FIRST, LONGEST, new Random(7));

    @Test
    void doublesUpToTheLongest() {
        Duration expected = FIRST;
        for (int failures = 1; failures <= 40; failures++) {
            Duration wait = backOff.after(failures);
            assertTrue(wait.compareTo(expected.multipliedBy(8).dividedBy(10)) >= 0, failures + ": " + wait);
            assertTrue(wait.compareTo(expected.multipliedBy(12).dividedBy(10)) <= 0, failures + ": " + wait);
            expected = expected.multipliedBy(2).compareTo(LONGEST) < 0 ? expected.multipliedBy(2) : LONGEST;
        }
    }

    @Test
    void triesSomeTwentyTimesInThreeDays() {
        Duration waited = Duration.ZERO;
        int failures = 0;
        while (waited.compareTo(Duration.ofDays(3)) < 0) {
            failures++;
            waited = waited.plus(backOff.after(failures));
        }

        assertTrue(failures >= 16 && failures <= 20, "tried " + failures);
    }
}
