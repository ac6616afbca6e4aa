package dev.seatledger.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of a recurring invoice, for their whole windows, separately for each unit type (R19). */
public final class RecurringCharge {

    private RecurringCharge() {}

    /**
     * The commitment, for the billing period that {@code day} belongs to. It is billed whether or not the units exist.
     *
     * @return in the order of the types; none for a commitment of zero
     */
    public static List<ChargeLine> included(
            LocalDate day, Map<UnitType, SeatPosition> positions, SubscriptionTerms terms) {
        ChargeWindow window = terms.calendar().billingPeriodOn(day);
        List<ChargeLine> lines = new ArrayList<>();
        for (UnitType type : UnitType.values()) {
            SeatPosition position = positions.get(type);
            if (position != null && position.included() > 0) {
                lines.add(ChargeLine.of(
                        LineRule.INCLUDED,
                        type,
                        window.period(),
                        whole(window, terms),
                        terms.pricesOf(type).included(),
                        position.included(),
                        position.included(),
                        position.included()));
            }
        }
        return lines;
    }

    /**
     * The seats beyond the commitment, for the charge window that {@code day} belongs to.
     *
     * @return in the order of the types; none if all paid seats are included
     */
    public static List<ChargeLine> additional(
            LocalDate day, Map<UnitType, SeatPosition> positions, SubscriptionTerms terms) {
        ChargeWindow window = terms.calendar().chargeWindowOn(day);
        List<ChargeLine> lines = new ArrayList<>();
        for (UnitType type : UnitType.values()) {
            SeatPosition position = positions.get(type);
            if (position != null && position.paid() > position.included()) {
                lines.add(ChargeLine.of(
                        LineRule.ADDITIONAL,
                        type,
                        window.period(),
                        whole(window, terms),
                        terms.pricesOf(type).additional(),
                        position.included(),
                        position.paid(),
                        position.paid() - position.included()));
            }
        }
        return lines;
    }

    private static Share whole(ChargeWindow window, SubscriptionTerms terms) {
        return Share.whole(window, terms.proration(), terms.calendar().zone());
    }
}
