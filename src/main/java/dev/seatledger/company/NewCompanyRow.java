package dev.seatledger.company;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.customer.Contacts;
import dev.seatledger.customer.Customer;
import dev.seatledger.customer.Language;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.RowKind;

/** A row of {@code company}, as it is onboarded. */
record NewCompanyRow(
        UUID companyId,
        String legalName,
        String country,
        @Nullable String vatNumber,
        @Nullable Language language,
        String timeZone,
        String currency,
        String issuer,
        boolean isSandbox,
        @Nullable String accountExecutiveName,
        @Nullable String accountExecutiveEmail,
        @Nullable String customerSuccessName,
        @Nullable String customerSuccessEmail,
        Instant createdAt,
        String createdBy) {

    static final RowKind<NewCompanyRow> KIND = RowKind.added("company", NewCompanyRow.class, NewCompanyRow::companyId);

    static NewCompanyRow of(Posting posting, CompanyState opening) {
        Customer customer = opening.get(Customer.PART);
        Contacts.Contact executive = customer.contacts().accountExecutive();
        Contacts.Contact success = customer.contacts().customerSuccessManager();
        return new NewCompanyRow(
                customer.companyId(),
                customer.legalName(),
                customer.taxParty().country(),
                customer.taxParty().vatNumber(),
                customer.chosenLanguage(),
                opening.terms().calendar().zone().getId(),
                opening.terms().currency().getCurrencyCode(),
                customer.issuer(),
                opening.head().testClock() != null,
                executive == null ? null : executive.name(),
                executive == null ? null : executive.email(),
                success == null ? null : success.name(),
                success == null ? null : success.email(),
                posting.at(),
                posting.actor());
    }
}
