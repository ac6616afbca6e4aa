package dev.seatledger.billing;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * An immediate change of a commitment, for the rest of the billing period (R22, R24).
 *
 * @param after the position with the new commitment
 * @param line what is billed for an increase, or credited for a decrease; null if only paid seats are absorbed; may be 0.00
 */
public record CommitmentChange(
        SeatPosition before, SeatPosition after, @Nullable ChargeLine line) {

    /**
     * @param included the new commitment; not below the units that exist (R24)
     */
    public static CommitmentChange at(Instant at, SeatPosition position, int included, SubscriptionTerms terms) {
        SeatPosition after = position.commit(included);
        int seats = included > position.included() ? after.paid() - position.paid() : position.included() - included;
        ChargeLine line = seats == 0 ? null : line(at, position, after, seats, terms);
        return new CommitmentChange(position, after, line);
    }

    public boolean isDecrease() {
        return after.included() < before.included();
    }

    /** What is billed: seats that are not paid for yet, at the included price. */
    public Optional<ChargeLine> charge() {
        return isDecrease() ? Optional.empty() : Optional.ofNullable(line);
    }

    /** What is credited: the seats that are no longer included. */
    public Optional<ChargeLine> credit() {
        return isDecrease() ? Optional.ofNullable(line) : Optional.empty();
    }

    private static ChargeLine line(
            Instant at, SeatPosition before, SeatPosition after, int seats, SubscriptionTerms terms) {
        BillingCalendar calendar = terms.calendar();
        ChargeWindow window = calendar.billingPeriodOn(calendar.dayOf(at));
        return ChargeLine.of(
                LineRule.INCLUDED,
                before.type(),
                new Period(calendar.dayOf(at), window.period().end()),
                Share.from(at, window, terms.proration(), calendar.zone()),
                terms.pricesOf(before.type()).included(),
                before.paid(),
                after.paid(),
                seats);
    }
}
