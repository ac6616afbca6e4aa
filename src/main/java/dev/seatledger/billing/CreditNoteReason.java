package dev.seatledger.billing;

/** Why a credit note is issued. */
public enum CreditNoteReason {
    /** The commitment was lowered with immediate effect (R24). */
    AMENDMENT,
    /** The invoice was wrong (R28). */
    CORRECTION,
    /** A goodwill gesture of the vendor. */
    GOODWILL
}
