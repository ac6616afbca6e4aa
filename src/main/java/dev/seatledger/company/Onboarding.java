package dev.seatledger.company;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.UnitType;
import dev.seatledger.customer.Contacts;
import dev.seatledger.customer.Language;

/**
 * A company that is to be billed.
 *
 * @param language of its documents; null for what is usual in its country
 * @param included the commitment per unit type
 * @param testClock where the sandbox company's time starts; null for companies that live in real time
 */
public record Onboarding(
        UUID companyId,
        String legalName,
        TaxParty taxParty,
        @Nullable Language language,
        Contacts contacts,
        SubscriptionTerms terms,
        Map<UnitType, Integer> included,
        @Nullable Instant testClock) {

    public Onboarding {
        included = Map.copyOf(included);
    }
}
