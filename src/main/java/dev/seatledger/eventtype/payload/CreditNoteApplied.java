package dev.seatledger.eventtype.payload;

import java.util.UUID;

/** A credit note of which nothing is left. */
public record CreditNoteApplied(UUID creditNoteId) {}
