package dev.seatledger.eventtype.payload;

/** Why a company may add no units. */
public record CompanySuspended(String reason) {}
