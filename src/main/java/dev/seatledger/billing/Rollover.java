package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the first instant of a new charge window does to the seats, and what it bills (R19 - R21).
 *
 * <p>The unit counts are those of that instant: nothing in the new window has happened yet.
 *
 * @param windowStart first day of the window that begins
 * @param after the positions in the new window, one for each type that had one before
 * @param lines the commitment where a billing period begins, and the seats beyond it in any case; a line may be 0.00
 */
public record Rollover(LocalDate windowStart, Map<UnitType, SeatPosition> after, List<ChargeLine> lines) {

    public Rollover {
        after = Map.copyOf(after);
        lines = List.copyOf(lines);
    }

    /**
     * @param boundary first instant of the window
     * @param before the positions that the last window ended with
     * @param commitments the quantities included from now on, where they change (R23)
     */
    public static Rollover at(
            Instant boundary,
            Map<UnitType, SeatPosition> before,
            Map<UnitType, Integer> commitments,
            SubscriptionTerms terms) {
        BillingCalendar calendar = terms.calendar();
        LocalDate day = calendar.dayOf(boundary);
        Period window = calendar.chargeWindowOn(day).period();
        boolean keepsSeats = terms.retention() == SeatRetention.TERM
                && !calendar.termOn(day).start().equals(window.start());
        Map<UnitType, SeatPosition> after = new EnumMap<>(UnitType.class);
        before.forEach((type, position) ->
                after.put(type, position.rollOver(commitments.getOrDefault(type, position.included()), keepsSeats)));

        List<ChargeLine> lines = new ArrayList<>();
        if (calendar.billingPeriodOn(day).period().start().equals(window.start())) {
            lines.addAll(RecurringCharge.included(day, after, terms));
        }
        lines.addAll(RecurringCharge.additional(day, after, terms));
        return new Rollover(window.start(), after, lines);
    }

    /** The first instant for which the positions of the window containing {@code at} are no longer valid (R6). */
    public static Instant next(BillingCalendar calendar, Instant at) {
        LocalDate day = calendar.dayOf(at);
        return day.isBefore(calendar.contractStart())
                ? calendar.contractStart().atStartOfDay(calendar.zone()).toInstant()
                : calendar.chargeWindowOn(day).period().endInstant(calendar.zone());
    }
}
