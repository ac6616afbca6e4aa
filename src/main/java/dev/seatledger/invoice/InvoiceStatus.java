package dev.seatledger.invoice;

/** Where an invoice stands (R27): {@code open -> paid}. */
public enum InvoiceStatus {
    OPEN,
    PAID
}
