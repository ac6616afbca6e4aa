package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a walk along the companies that are due has come.
 *
 * @param windowEnd when the window of the last company seen ended
 */
public record DueCursor(Instant windowEnd, UUID companyId) {

    public static final DueCursor START = new DueCursor(Instant.EPOCH, new UUID(0, 0));
}
