package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A half-open span of local calendar days: {@code start} belongs to it, {@code end} does not (R5).
 *
 * @param end after {@code start}
 */
public record Period(LocalDate start, LocalDate end) {

    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a period ends after it starts, not " + start + ".." + end);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    /** The first instant of the period: where midnight does not exist (a clock change), the first instant that day does have. */
    public Instant startInstant(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    /** The first instant after the period; the same instant the next period starts with (R6). */
    public Instant endInstant(ZoneId zone) {
        return end.atStartOfDay(zone).toInstant();
    }
}
