package dev.seatledger.eventtype.payload;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.billing.UsageThreshold;

/** How many of the paid seats are taken (R35). */
public record ThresholdReached(UnitType unitType, UsageThreshold percent, int created, int paidSeats) {

    public static ThresholdReached of(UsageThreshold threshold, SeatPosition after) {
        return new ThresholdReached(after.type(), threshold, after.created(), after.paid());
    }
}
