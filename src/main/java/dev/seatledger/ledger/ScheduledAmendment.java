package dev.seatledger.ledger;

import java.time.LocalDate;
import java.util.UUID;

import dev.seatledger.billing.UnitType;

/**
 * A commitment that is agreed and waits for its day (R23).
 *
 * @param effectiveOn first day of a charge window
 */
public record ScheduledAmendment(UUID amendmentId, UnitType unitType, int included, LocalDate effectiveOn) {}
