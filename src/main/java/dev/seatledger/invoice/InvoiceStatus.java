package dev.seatledger.invoice;

/** Where an invoice stands (R27): {@code open -> paid}. */
public enum InvoiceStatus implements DocumentStatus {
    OPEN,
    PAID;

    @Override
    public boolean isOpen() {
        return this == OPEN;
    }
}
