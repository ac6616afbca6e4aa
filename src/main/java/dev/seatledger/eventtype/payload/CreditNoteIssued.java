package dev.seatledger.eventtype.payload;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.money.Money;

/**
 * A credit note.
 *
 * @param number null until the write draws it
 */
public record CreditNoteIssued(
        UUID creditNoteId, @DrawnNumber @Nullable String number, UUID invoiceId, String reason, Money total) {}
