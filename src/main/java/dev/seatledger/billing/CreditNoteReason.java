package dev.seatledger.billing;

/** Why something is given back. */
public enum CreditNoteReason {
    /** The commitment was lowered at once (R24). */
    AMENDMENT,
    /** The invoice was wrong (R28). */
    CORRECTION,
    /** A courtesy of the vendor. */
    GOODWILL
}
