package dev.seatledger.invoice;

import org.jspecify.annotations.Nullable;

/** Where a transfer goes. */
public record BankAccount(String iban, @Nullable String bic) {}
