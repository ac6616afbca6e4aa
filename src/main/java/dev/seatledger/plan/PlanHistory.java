package dev.seatledger.plan;

import java.time.LocalDate;
import java.util.List;

import dev.seatledger.billing.UnitType;

/**
 * How the seats of one type stood at the end of days, in the company's time zone: the first and the last day, and in between those on
 * which something changed.
 *
 * @param to the company's today, which stands as it does now
 */
public record PlanHistory(UnitType unitType, LocalDate from, LocalDate to, List<Point> points) {

    /** All 0 before the company's contract was in the books. */
    public record Point(LocalDate date, int created, int included, int paid) {}

    public PlanHistory {
        points = List.copyOf(points);
    }
}
