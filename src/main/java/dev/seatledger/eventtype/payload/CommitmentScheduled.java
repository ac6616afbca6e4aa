package dev.seatledger.eventtype.payload;

import java.time.LocalDate;
import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** A commitment that waits for its day. */
public record CommitmentScheduled(UUID amendmentId, UnitType unitType, int included, LocalDate effectiveOn) {}
