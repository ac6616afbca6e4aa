package dev.seatledger.billing;

public enum InvoiceReason {
    /** A period or window began. */
    RECURRING,
    /** Units were added beyond the paid seats. */
    ADDITIONAL_UNITS,
    /** The commitment was raised. */
    AMENDMENT,
    /** Replaces an invoice that was credited. */
    CORRECTION
}
