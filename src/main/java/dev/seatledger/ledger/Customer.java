package dev.seatledger.ledger;

import java.util.UUID;

import dev.seatledger.billing.TaxParty;

/**
 * Who is billed.
 *
 * @param issuer key of the legal entity that issues this company's documents
 */
public record Customer(UUID companyId, String legalName, TaxParty taxParty, String issuer, Contacts contacts) {}
