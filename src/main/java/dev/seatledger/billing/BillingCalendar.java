package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Which billing period, charge window and contract term a local day belongs to (R4 - R8).
 *
 * <p>Every boundary is computed from the anchor day itself, clamped to the month it falls in (31 Jan, 28 Feb, 31 Mar), never from an
 * earlier clamped boundary. Longer spans start at the first anchor day on or after the contract's start; the days before it, if any, are a
 * shortened first window.
 *
 * @param anchorDay day of the month, 1 to 31
 * @param termMonths length of the contract term, a multiple of the billing period's months
 * @param zone the company's time zone: a day is a day there
 */
public record BillingCalendar(
        SubscriptionType type, LocalDate contractStart, int anchorDay, int termMonths, ZoneId zone) {

    public BillingCalendar {
        if (anchorDay < 1 || anchorDay > 31) {
            throw new IllegalArgumentException("an anchor day is 1 to 31, not " + anchorDay);
        }
        if (termMonths < 1 || termMonths % type.billingMonths() != 0) {
            throw new IllegalArgumentException("a term of %d months does not hold whole billing periods of %d"
                    .formatted(termMonths, type.billingMonths()));
        }
    }

    /** The local day of an instant. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The span that one recurring invoice of the included quantity covers. */
    public ChargeWindow billingPeriodOn(LocalDate day) {
        return spanOn(day, type.billingMonths());
    }

    /** The span to whose end an additional unit is charged (R8). */
    public ChargeWindow chargeWindowOn(LocalDate day) {
        return spanOn(day, type.windowMonths());
    }

    /** The current contract term; its end is the renewal date (R7). A shortened first window belongs to the first term. */
    public Period termOn(LocalDate day) {
        if (type == SubscriptionType.MONTHLY) {
            return billingPeriodOn(day).period();
        }
        Period span = anchoredSpanOn(inContract(day), termMonths);
        LocalDate firstAnchor = firstAnchor();
        if (span.end().equals(firstAnchor)) {
            return new Period(
                    contractStart, anchorIn(YearMonth.from(firstAnchor).plusMonths(termMonths)));
        }
        return span.start().equals(firstAnchor) ? new Period(contractStart, span.end()) : span;
    }

    /** The date until which a seat added on {@code day} stays paid for: the end of its window or of the term (R8). */
    public LocalDate seatsPaidUntil(LocalDate day, SeatRetention retention) {
        return switch (retention) {
            case WINDOW -> chargeWindowOn(day).period().end();
            case TERM -> termOn(day).end();
        };
    }

    private ChargeWindow spanOn(LocalDate day, int months) {
        Period full = anchoredSpanOn(inContract(day), months);
        Period running = full.start().isBefore(contractStart) ? new Period(contractStart, full.end()) : full;
        return new ChargeWindow(running, full);
    }

    /** A contract that has not started yet shows its first period. */
    private LocalDate inContract(LocalDate day) {
        return day.isBefore(contractStart) ? contractStart : day;
    }

    private Period anchoredSpanOn(LocalDate day, int months) {
        YearMonth origin = YearMonth.from(firstAnchor());
        YearMonth month = YearMonth.from(day);
        long monthsSince = ChronoUnit.MONTHS.between(origin, month) - (day.isBefore(anchorIn(month)) ? 1 : 0);
        YearMonth first = origin.plusMonths(Math.floorDiv(monthsSince, months) * months);
        return new Period(anchorIn(first), anchorIn(first.plusMonths(months)));
    }

    private LocalDate firstAnchor() {
        LocalDate anchor = anchorIn(YearMonth.from(contractStart));
        return anchor.isBefore(contractStart)
                ? anchorIn(YearMonth.from(contractStart).plusMonths(1))
                : anchor;
    }

    private LocalDate anchorIn(YearMonth month) {
        return month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
    }
}
