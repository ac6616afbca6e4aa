package dev.seatledger.contract;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link StoredRequest}: the company first, as everywhere. */
public record StoredRequestId(UUID companyId, UUID requestId) implements Serializable {}
