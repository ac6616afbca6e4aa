package dev.seatledger.invoice.mail;

import org.jspecify.annotations.Nullable;

/** Who gets a company's invoices. */
public record Recipient(EmailAddress email, @Nullable String name) {}
