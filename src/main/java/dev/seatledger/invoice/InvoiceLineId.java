package dev.seatledger.invoice;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of {@link InvoiceLine}. */
public record InvoiceLineId(UUID companyId, UUID invoiceId, int lineNo) implements Serializable {}
