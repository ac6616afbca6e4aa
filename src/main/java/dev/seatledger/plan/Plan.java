package dev.seatledger.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.customer.Contacts;
import dev.seatledger.customer.Customer;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Needs;
import dev.seatledger.shared.money.Money;

/**
 * What an owner sees on the Plan tab.
 *
 * @param currentPeriod the current billing period, or the last one of a contract that has ended; its end is the next billing date (R7)
 * @param contractRenewalDate end of the current term, or of a cancelled contract
 * @param total of the rows
 * @param sequence of the company's last event: the plan only changes when this does
 */
public record Plan(
        UUID companyId,
        String planName,
        SubscriptionType subscriptionType,
        BillingFrequency billingFrequency,
        Period currentPeriod,
        LocalDate contractRenewalDate,
        String timeZone,
        String currency,
        List<Row> units,
        Money total,
        Contacts contacts,
        long sequence) {

    /**
     * @param total {@code included x price + additional x additional price}: what a full period costs at today's counts
     */
    public record Row(
            SeatPosition position, UnitPrices prices, Period chargeWindow, LocalDate seatsPaidUntil, Money total) {}

    static final Needs NEEDS = Needs.of(Customer.PART);

    public Plan {
        units = List.copyOf(units);
    }

    static Plan of(CompanyState state, Instant now) {
        SubscriptionTerms terms = state.terms();
        BillingCalendar calendar = terms.calendar();
        LocalDate endsOn = state.head().endsOn();
        LocalDate today = state.hasEnded() && endsOn != null ? endsOn.minusDays(1) : calendar.dayOf(now);
        LocalDate termEnd = earlier(endsOn, calendar.termOn(today).end());
        List<Row> rows = state.positions().values().stream()
                .sorted(Comparator.comparing(SeatPosition::type))
                .map(position -> row(position, terms, today, endsOn))
                .toList();
        return new Plan(
                state.companyId(),
                terms.planName(),
                calendar.type(),
                BillingFrequency.of(calendar.type()),
                calendar.billingPeriodOn(today).period(),
                termEnd,
                calendar.zone().getId(),
                terms.currency().getCurrencyCode(),
                rows,
                rows.stream().map(Row::total).reduce(Money.zero(terms.currency()), Money::plus),
                state.get(Customer.PART).contacts(),
                state.sequence());
    }

    private static Row row(
            SeatPosition position, SubscriptionTerms terms, LocalDate today, @Nullable LocalDate endsOn) {
        UnitPrices prices = terms.pricesOf(position.type());
        return new Row(
                position,
                prices,
                terms.calendar().chargeWindowOn(today).period(),
                earlier(endsOn, terms.calendar().seatsPaidUntil(today, terms.retention())),
                prices.included()
                        .times(position.included())
                        .plus(prices.additional().times(position.additional())));
    }

    /** Nothing in a contract lasts longer than the contract itself, which may end before its term (R25). */
    private static LocalDate earlier(@Nullable LocalDate endsOn, LocalDate day) {
        return endsOn != null && endsOn.isBefore(day) ? endsOn : day;
    }
}
