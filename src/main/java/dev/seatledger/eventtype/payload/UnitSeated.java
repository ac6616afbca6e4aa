package dev.seatledger.eventtype.payload;

import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** A unit that came or left, and the seats of its type then. */
public record UnitSeated(UUID unitId, UnitType unitType, String name, int created, int paidSeats) {}
