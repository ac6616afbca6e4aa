package dev.seatledger.invoice;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link Invoice}: the company first, as everywhere. */
public record InvoiceId(UUID companyId, UUID invoiceId) implements Serializable {}
