package dev.seatledger.invoice.payment;

import java.time.Instant;
import java.util.UUID;

import dev.seatledger.shared.money.Money;

/**
 * Money that came in for an invoice.
 *
 * @param amount greater than 0
 * @param reference what names the transfer
 */
public record PaymentRecord(UUID paymentId, UUID invoiceId, Money amount, Instant paidAt, String reference) {}
