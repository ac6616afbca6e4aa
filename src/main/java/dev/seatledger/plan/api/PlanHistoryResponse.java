package dev.seatledger.plan.api;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.billing.UnitType;
import dev.seatledger.plan.PlanHistory;

@Schema(name = "PlanHistory")
public record PlanHistoryResponse(
        @Schema(required = true) UnitType unitType,
        @Schema(required = true) LocalDate from,

        @Schema(required = true, description = "Today's date in the company's time zone.")
        LocalDate to,

        @Schema(
                required = true,
                description =
                        "The first day, the last day and every day in between on which something changed, oldest first.")
        List<Point> points) {

    @Schema(
            name = "PlanHistoryPoint",
            description =
                    "The seat counts at the end of the day, or the current ones for today. All 0 before the company was"
                            + " onboarded.")
    public record Point(
            @Schema(required = true) LocalDate date,
            @Schema(required = true) int created,
            @Schema(required = true) int included,
            @Schema(required = true) int paidSeats) {}

    static PlanHistoryResponse of(PlanHistory history) {
        return new PlanHistoryResponse(
                history.unitType(),
                history.from(),
                history.to(),
                history.points().stream()
                        .map(point -> new Point(point.date(), point.created(), point.included(), point.paid()))
                        .toList());
    }
}
