package dev.seatledger.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What adding units does to the positions and what it costs. The preview and the add call the same function, so they agree to the cent (R9
 * - R13).
 *
 * @param after the positions as they are then, one for each type that had one before
 * @param lines at most one for each unit type, in the order of the types; a line may be 0.00
 */
public record SeatCharge(Map<UnitType, SeatPosition> after, List<ChargeLine> lines) {

    public SeatCharge {
        after = Map.copyOf(after);
        lines = List.copyOf(lines);
    }

    /**
     * @param quantities units to add, each 0 or more
     * @param at the instant of creation
     * @throws IllegalArgumentException if the contract has no units of a type asked for
     */
    public static SeatCharge forAdding(
            Map<UnitType, Integer> quantities,
            Map<UnitType, SeatPosition> positions,
            SubscriptionTerms terms,
            Instant at) {
        Map<UnitType, SeatPosition> after = new EnumMap<>(positions);
        List<ChargeLine> lines = new ArrayList<>();
        for (UnitType type : UnitType.values()) {
            int quantity = quantities.getOrDefault(type, 0);
            if (quantity == 0) {
                continue;
            }
            SeatPosition position = positions.get(type);
            if (position == null) {
                throw new IllegalArgumentException("the contract has no " + type.noun(2));
            }
            after.put(type, position.add(quantity));
            if (position.seatsToBuy(quantity) > 0) {
                lines.add(lineFor(position, position.seatsToBuy(quantity), terms, at));
            }
        }
        return new SeatCharge(after, lines);
    }

    private static ChargeLine lineFor(SeatPosition position, int seats, SubscriptionTerms terms, Instant at) {
        BillingCalendar calendar = terms.calendar();
        ChargeWindow window = calendar.chargeWindowOn(calendar.dayOf(at));
        return ChargeLine.of(
                LineRule.ADDITIONAL,
                position.type(),
                new Period(calendar.dayOf(at), window.period().end()),
                Share.from(at, window, terms.proration(), calendar.zone()),
                terms.pricesOf(position.type()).additional(),
                position.paid(),
                position.paid() + seats,
                seats);
    }
}
