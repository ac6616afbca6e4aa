package dev.seatledger.unit;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link Unit}: the company first, as everywhere. */
public record UnitId(UUID companyId, UUID unitId) implements Serializable {}
