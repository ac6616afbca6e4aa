package dev.seatledger.invoice.creditnote;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link CreditNote}: the company first, as everywhere. */
public record CreditNoteId(UUID companyId, UUID creditNoteId) implements Serializable {}
