package dev.seatledger.invoice.creditnote;

/** Where a credit note stands (R27): {@code open -> applied}. */
public enum CreditNoteStatus {
    OPEN,
    APPLIED
}
