package dev.seatledger.ledger;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.TaxParty;

/**
 * Who is billed.
 *
 * @param chosenLanguage what the customer has asked for; null for what is usual in its country
 * @param issuer key of the legal entity that issues this company's documents
 */
public record Customer(
        UUID companyId,
        String legalName,
        TaxParty taxParty,
        @Nullable Language chosenLanguage,
        String issuer,
        Contacts contacts) {

    /** What its documents are written in. */
    public Language language() {
        return chosenLanguage == null ? Language.usualIn(taxParty.country()) : chosenLanguage;
    }
}
