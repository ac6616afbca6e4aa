package dev.seatledger.event.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt went.
 *
 * @param statusCode null if there was no answer
 * @param error what went wrong, as a slug; null if there was a response
 * @param latencyMillis up to the answer's status, or up to the failure
 */
public record Attempt(
        @Nullable Integer statusCode, @Nullable String error, long latencyMillis) {

    private static final int GONE = 410;

    /** Only 2xx is success. */
    public boolean hasSucceeded() {
        return error == null && statusCode != null && statusCode / 100 == 2;
    }

    /** Whether the receiver answered 410 Gone. */
    boolean saysGone() {
        return statusCode != null && statusCode == GONE;
    }
}
