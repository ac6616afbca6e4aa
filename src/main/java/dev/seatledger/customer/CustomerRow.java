package dev.seatledger.customer;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.TaxParty;

/** What a row of {@code company} says of the customer. */
record CustomerRow(
        UUID companyId,
        String legalName,
        String country,
        @Nullable String vatNumber,
        @Nullable Language language,
        String issuer,
        @Nullable String accountExecutiveName,
        @Nullable String accountExecutiveEmail,
        @Nullable String customerSuccessName,
        @Nullable String customerSuccessEmail) {

    Customer toCustomer() {
        return new Customer(
                companyId,
                legalName,
                new TaxParty(country, vatNumber),
                language,
                issuer,
                new Contacts(
                        Contacts.Contact.of(accountExecutiveName, accountExecutiveEmail),
                        Contacts.Contact.of(customerSuccessName, customerSuccessEmail)));
    }
}
