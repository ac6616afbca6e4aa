package dev.seatledger.invoice;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link IssuedLine}. */
public record IssuedLineId(UUID companyId, UUID documentId, int lineNo) implements Serializable {}
