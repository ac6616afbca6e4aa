package dev.seatledger.eventtype.payload;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;

/** A charge window that begins, and its seats. */
public record PeriodRolledOver(LocalDate windowStart, List<Seats> units) {

    public record Seats(UnitType unitType, int included, int created, int paidSeats) {}

    public static PeriodRolledOver of(LocalDate windowStart, Collection<SeatPosition> positions) {
        return new PeriodRolledOver(
                windowStart,
                positions.stream()
                        .sorted(Comparator.comparing(SeatPosition::type))
                        .map(position ->
                                new Seats(position.type(), position.included(), position.created(), position.paid()))
                        .toList());
    }
}
