package dev.seatledger.billing;

public enum PaymentMethod {
    CARD,
    DIRECT_DEBIT,
    BANK_TRANSFER
}
