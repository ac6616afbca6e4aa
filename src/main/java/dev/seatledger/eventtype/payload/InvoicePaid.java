package dev.seatledger.eventtype.payload;

import java.util.UUID;

/** An invoice of which nothing is due. */
public record InvoicePaid(UUID invoiceId) {}
