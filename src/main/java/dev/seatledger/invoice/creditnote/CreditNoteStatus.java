package dev.seatledger.invoice.creditnote;

import dev.seatledger.invoice.DocumentStatus;

/** Where a credit note stands (R27): {@code open -> applied}. */
public enum CreditNoteStatus implements DocumentStatus {
    OPEN,
    APPLIED;

    @Override
    public boolean isOpen() {
        return this == OPEN;
    }
}
