package dev.seatledger.billing;

import java.util.Currency;
import java.util.Map;

/** A contract's terms on money and time; the counts are in {@link SeatPosition}. */
public record SubscriptionTerms(
        String planName,
        BillingCalendar calendar,
        SeatRetention retention,
        ProrationMode proration,
        AdditionalInvoicing additionalInvoicing,
        PaymentTerms payment,
        Currency currency,
        Map<UnitType, UnitPrices> prices) {

    public SubscriptionTerms {
        prices = Map.copyOf(prices);
    }

    /**
     * @throws IllegalArgumentException if the contract has no such units
     */
    public UnitPrices pricesOf(UnitType type) {
        UnitPrices found = prices.get(type);
        if (found == null) {
            throw new IllegalArgumentException("the contract has no " + type.noun(2));
        }
        return found;
    }
}
