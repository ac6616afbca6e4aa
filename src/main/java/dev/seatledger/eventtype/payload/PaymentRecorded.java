package dev.seatledger.eventtype.payload;

import java.util.UUID;

import dev.seatledger.shared.money.Money;

/** Money that came in for an invoice. */
public record PaymentRecorded(UUID paymentId, UUID invoiceId, Money amount) {}
