package dev.seatledger.ledger;

import dev.seatledger.billing.ChargeLine;

/**
 * A charge that waits for the next recurring invoice (R10, {@code next_invoice}).
 *
 * @param sequence of the event that announced the purchase
 */
public record PendingCharge(ChargeLine line, long sequence) {}
