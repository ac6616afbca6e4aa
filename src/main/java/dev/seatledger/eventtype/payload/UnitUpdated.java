package dev.seatledger.eventtype.payload;

import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** A unit as it is called from now on. */
public record UnitUpdated(UUID unitId, UnitType unitType, String name) {}
