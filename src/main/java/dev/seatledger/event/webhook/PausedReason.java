package dev.seatledger.event.webhook;

/** Why nothing is sent to an endpoint. */
public enum PausedReason {
    /** An owner paused it. */
    REQUESTED,
    /** It has failed for too long. */
    EXHAUSTED,
    /** It answered 410 Gone. */
    GONE
}
