package dev.seatledger.invoice;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.TaxParty;
import dev.seatledger.customer.Customer;

/**
 * One side of a document, as it is stored with it.
 *
 * @param address lines, street first; null where none is known
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record PartyRow(
        String legalName,
        String country,
        @Nullable String vatNumber,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> address) {

    static PartyRow of(Issuer issuer) {
        TaxParty party = issuer.taxParty();
        return new PartyRow(issuer.legalName(), party.country(), party.vatNumber(), issuer.address());
    }

    static PartyRow of(Customer customer) {
        TaxParty party = customer.taxParty();
        return new PartyRow(customer.legalName(), party.country(), party.vatNumber(), null);
    }
}
