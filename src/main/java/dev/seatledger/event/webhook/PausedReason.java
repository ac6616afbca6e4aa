package dev.seatledger.event.webhook;

/** Why an endpoint is not sent to. */
public enum PausedReason {
    /** An owner wants it so. */
    REQUESTED,
    /** It has failed for too long. */
    EXHAUSTED,
    /** It answered that nobody is here any more (410). */
    GONE
}
