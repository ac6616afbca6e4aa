package dev.seatledger.eventtype.payload;

import java.util.UUID;

import dev.seatledger.billing.UnitType;

/** What an owner asks for, and how far that has come. */
public record CommitmentRequestState(UUID requestId, UnitType unitType, int included, String status) {}
