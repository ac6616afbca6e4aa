package dev.seatledger.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what others do: looks for it every few milliseconds, which leaves the processors to them, and gives up after a deadline. */
public final class Wait {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Wait() {}

    public static void until(String what, Callable<Boolean> condition) {
        until(what, SOON, condition);
    }

    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Asks until the answer is as it shall be, and returns it. */
    public static <T> T untilAnswer(String what, Callable<T> question, Predicate<T> isThatIt) {
        AtomicReference<T> answer = new AtomicReference<>();
        until(what, () -> {
            answer.set(question.call());
            return isThatIt.test(answer.get());
        });
        return answer.get();
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
