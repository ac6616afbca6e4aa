package dev.seatledger.eventtype.payload;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.money.Money;

/**
 * An invoice.
 *
 * @param number null until the write draws it
 */
public record InvoiceIssued(
        UUID invoiceId, @DrawnNumber @Nullable String number, String reason, Money total, Money amountDue) {}
