package dev.seatledger.billing;

/** How long a seat that was added stays in the subscription (R8). */
public enum SeatRetention {
    /** To the end of the charge window it was bought in. */
    WINDOW,
    /** To the end of the contract term, billed each window until then. */
    TERM
}
