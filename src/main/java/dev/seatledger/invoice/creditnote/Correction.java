package dev.seatledger.invoice.creditnote;

import java.util.Optional;
import java.util.UUID;

/** A credit note that was issued, and the invoice that replaces what it credits, if one does. */
public record Correction(UUID creditNoteId, Optional<UUID> replacementId) {}
