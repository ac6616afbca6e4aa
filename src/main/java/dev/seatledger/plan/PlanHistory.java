package dev.seatledger.plan;

import java.time.LocalDate;
import java.util.List;

import dev.seatledger.billing.UnitType;

/**
 * The seat counts of one type at the end of days, in the company's time zone: of the first and the last day, and of those in between on
 * which something changed.
 *
 * @param to today in the company's time zone, with the current counts
 */
public record PlanHistory(UnitType unitType, LocalDate from, LocalDate to, List<Point> points) {

    /** All 0 before the company was onboarded. */
    public record Point(LocalDate date, int created, int included, int paid) {}

    public PlanHistory {
        points = List.copyOf(points);
    }
}
