package dev.seatledger.unit;

import java.util.List;
import java.util.Optional;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.UnitRecord;

/**
 * What came of adding units.
 *
 * @param units in the order they were asked for
 * @param invoice the one that was issued, if one was
 */
public record AddedUnits(List<Seated> units, Optional<Issued> invoice) {

    /**
     * @param position of the unit's type with it
     */
    public record Seated(UnitRecord unit, SeatSource source, SeatPosition position) {}

    public record Issued(InvoiceRecord invoice, String number) {}

    public AddedUnits {
        units = List.copyOf(units);
    }
}
