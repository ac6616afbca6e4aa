package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.InvoiceRecord;

/**
 * What came of removing and adding units.
 *
 * @param removed in the order they were asked for
 * @param added in the order they were asked for
 * @param positions as they are then, of each type that was touched
 * @param invoice the one that was issued, if one was
 */
public record ChangedUnits(
        List<UUID> removed, List<Seated> added, Map<UnitType, SeatPosition> positions, Optional<Issued> invoice)
        implements UnitOutcome {

    /**
     * A unit on its seat.
     *
     * @param position of the unit's type with it
     */
    public record Seated(UnitRecord unit, SeatSource source, SeatPosition position) {}

    /** An invoice and the number it was given. */
    public record Issued(InvoiceRecord invoice, String number) {}

    public ChangedUnits {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        positions = Map.copyOf(positions);
    }
}
