package dev.seatledger.eventtype.payload;

import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** A commitment, before and from now on. */
public record CommitmentChanged(UUID amendmentId, UnitType unitType, int includedBefore, int included, int paidSeats) {}
