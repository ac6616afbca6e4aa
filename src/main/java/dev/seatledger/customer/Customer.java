package dev.seatledger.customer;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.TaxParty;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;

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

    public static final StatePart<Customer> PART = StatePart.of(
            "customer",
            "SELECT " + RowShape.of(CustomerRow.class).json("x") + " FROM company x WHERE x.company_id = {company}",
            (json, currency) ->
                    RowJson.read(String.valueOf(json), CustomerRow.class).toCustomer());

    /** What its documents are written in. */
    public Language language() {
        return chosenLanguage == null ? Language.usualIn(taxParty.country()) : chosenLanguage;
    }
}
