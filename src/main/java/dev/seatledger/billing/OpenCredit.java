package dev.seatledger.billing;

import java.util.UUID;

import dev.seatledger.shared.money.Money;

/**
 * What is left of a credit note.
 *
 * @param remaining greater than 0, tax included
 */
public record OpenCredit(UUID creditNoteId, Money remaining) {}
