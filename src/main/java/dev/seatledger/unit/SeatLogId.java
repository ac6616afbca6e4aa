package dev.seatledger.unit;

import java.io.Serializable;
import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** Primary key of {@link SeatLogEntry}. */
public record SeatLogId(UUID companyId, long sequence, UnitType unitType) implements Serializable {}
