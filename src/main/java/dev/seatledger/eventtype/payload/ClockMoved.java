package dev.seatledger.eventtype.payload;

import java.time.Instant;

/** A sandbox company's time. */
public record ClockMoved(Instant now) {}
