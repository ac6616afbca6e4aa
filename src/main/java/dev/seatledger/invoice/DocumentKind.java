package dev.seatledger.invoice.document;

public enum DocumentKind {
    INVOICE,
    CREDIT_NOTE
}
