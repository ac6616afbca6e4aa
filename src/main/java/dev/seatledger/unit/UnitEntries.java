package dev.seatledger.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.UnitSeated;
import dev.seatledger.eventtype.payload.UnitUpdated;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.SeatCause;

/** What adding, changing and removing units writes. */
final class UnitEntries {

    private UnitEntries() {}

    /**
     * One unit more. Nobody knows its identifier before it is committed, so no other command of the batch asks for it.
     *
     * @param after the position with it
     * @param invoiceId of the invoice that bills its seat, if one does
     */
    static void add(Posting posting, UnitRecord unit, SeatPosition after, @Nullable UUID invoiceId) {
        posting.write(UnitRecord.ADDED, unit);
        posting.announce(EventType.UNIT_CREATED, seated(unit, after));
        posting.moveSeats(SeatCause.UNIT_ADDED, unit.unitId(), after, invoiceId);
    }

    /** The external ids of units that were added are taken from now on. */
    static void takeExternalIds(Posting posting, List<UnitRecord> added) {
        posting.update(ExternalIds.PART, taken -> {
            Map<String, UUID> all = new HashMap<>(taken);
            added.forEach(unit -> {
                if (unit.externalId() != null) {
                    all.put(unit.externalId(), unit.unitId());
                }
            });
            return Map.copyOf(all);
        });
    }

    /** One unit less; its seat stays (R16). */
    static void remove(Posting posting, UnitRecord unit) {
        SeatPosition after = posting.position(unit.type()).remove(1);
        posting.write(ChangedUnitRow.KIND, ChangedUnitRow.removed(posting, unit));
        posting.update(UnitRecord.PART, known -> {
            Map<UUID, UnitRecord> rest = new HashMap<>(known);
            rest.remove(unit.unitId());
            return Map.copyOf(rest);
        });
        posting.announce(EventType.UNIT_DELETED, seated(unit, after));
        posting.moveSeats(SeatCause.UNIT_REMOVED, unit.unitId(), after, null);
    }

    /** A unit that is called, reached or accounted for differently. */
    static void change(Posting posting, UnitRecord changed) {
        posting.write(ChangedUnitRow.KIND, ChangedUnitRow.of(changed));
        posting.update(UnitRecord.PART, known -> with(known, changed));
        posting.announce(EventType.UNIT_UPDATED, new UnitUpdated(changed.unitId(), changed.type(), changed.name()));
    }

    private static UnitSeated seated(UnitRecord unit, SeatPosition after) {
        return new UnitSeated(unit.unitId(), unit.type(), unit.name(), after.created(), after.paid());
    }

    private static Map<UUID, UnitRecord> with(Map<UUID, UnitRecord> known, UnitRecord unit) {
        Map<UUID, UnitRecord> all = new HashMap<>(known);
        all.put(unit.unitId(), unit);
        return Map.copyOf(all);
    }
}
