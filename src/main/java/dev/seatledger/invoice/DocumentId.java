package dev.seatledger.invoice;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link IssuedDocument}: the company first, as everywhere. */
public record DocumentId(UUID companyId, UUID documentId) implements Serializable {}
