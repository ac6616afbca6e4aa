package dev.seatledger.eventtype.payload;

/** Nothing beside what every event tells. */
public record NoDetails() {}
