package dev.seatledger.billing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;

import dev.seatledger.shared.money.Money;

/**
 * The contract of the worked cases, to be varied by a test: monthly from 13 September 2024, in Paris, in euros, by day; users at 30.00
 * and 40.00, numbers at 5.00 and 6.00.
 */
record Contract(BillingCalendar calendar, ProrationMode proration, Map<UnitType, UnitPrices> prices) {

    static final Currency EUR = Currency.getInstance("EUR");

    static Contract ofTheWorkedCases() {
        return new Contract(
                new BillingCalendar(
                        SubscriptionType.MONTHLY, LocalDate.of(2024, 9, 13), 13, 1, ZoneId.of("Europe/Paris")),
                ProrationMode.DAY,
                Map.of(
                        UnitType.USER, new UnitPrices(Money.of("30.00", EUR), Money.of("40.00", EUR)),
                        UnitType.NUMBER, new UnitPrices(Money.of("5.00", EUR), Money.of("6.00", EUR))));
    }

    /** With the term that is usual for its type. */
    Contract billed(SubscriptionType type, LocalDate start, int anchorDay, ZoneId zone) {
        return new Contract(
                new BillingCalendar(type, start, anchorDay, type.defaultTermMonths(), zone), proration, prices);
    }

    Contract proratedBy(ProrationMode mode) {
        return new Contract(calendar, mode, prices);
    }

    Contract priced(UnitType type, Money included, Money additional) {
        Map<UnitType, UnitPrices> changed = new EnumMap<>(prices);
        changed.put(type, new UnitPrices(included, additional));
        return new Contract(calendar, proration, changed);
    }

    Contract without(UnitType type) {
        Map<UnitType, UnitPrices> changed = new EnumMap<>(prices);
        changed.remove(type);
        return new Contract(calendar, proration, changed);
    }

    SubscriptionTerms terms() {
        return new SubscriptionTerms(
                "Professional",
                calendar,
                SeatRetention.TERM,
                proration,
                AdditionalInvoicing.IMMEDIATE,
                new PaymentTerms(PaymentMethod.CARD, 0),
                EUR,
                prices);
    }
}
