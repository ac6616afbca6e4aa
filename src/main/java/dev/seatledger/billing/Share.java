package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The part of a window that is charged: {@code numerator / denominator}, in days or seconds (R10).
 *
 * @param numerator 0 to {@code denominator}
 * @param denominator days or seconds of the whole window, greater than 0
 */
public record Share(ProrationMode mode, long numerator, long denominator) {

    public Share {
        if (denominator <= 0 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(numerator + "/" + denominator + " is not a share of a window");
        }
    }

    /** From {@code at} to the window's end. The local day, or the second, that {@code at} falls in is charged as a whole. */
    public static Share from(Instant at, ChargeWindow window, ProrationMode mode, ZoneId zone) {
        Period full = window.full();
        return switch (mode) {
            case DAY ->
                new Share(mode, ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), full.end()), full.days());
            case SECOND ->
                new Share(
                        mode,
                        seconds(at.truncatedTo(ChronoUnit.SECONDS), full.endInstant(zone)),
                        seconds(full.startInstant(zone), full.endInstant(zone)));
        };
    }

    /** The whole window, or what there is of a shortened first window. */
    public static Share whole(ChargeWindow window, ProrationMode mode, ZoneId zone) {
        return switch (mode) {
            // Not from the first instant: where a calendar skips a day (Apia, 30 December 2011) that is the day after.
            case DAY -> new Share(mode, window.period().days(), window.full().days());
            case SECOND -> from(window.period().startInstant(zone), window, mode, zone);
        };
    }

    private static long seconds(Instant from, Instant to) {
        return ChronoUnit.SECONDS.between(from, to);
    }
}
