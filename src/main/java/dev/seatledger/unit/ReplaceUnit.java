package dev.seatledger.unit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;

/** One unit leaves and another of its type takes its seat, in one step that never bills (R18). */
record ReplaceUnit(UUID companyId, String actor, UUID unitId, NewOccupant occupant) implements Command<ChangedUnits> {

    @Override
    public Needs needs() {
        return Needs.of(UnitRecord.PART, Set.of(unitId))
                .and(Needs.of(
                        ExternalIds.PART, occupant.externalId() == null ? Set.of() : Set.of(occupant.externalId())));
    }

    @Override
    public Decision<ChangedUnits> decide(CompanyState state, Instant now) {
        ChangeUnits.refuseWhereNobodyIsAdded(state, now);
        UnitRecord leaving = UnitRecord.of(state, unitId);
        NewUnit taking = occupant.ofType(leaving.type());
        UnitOperation.add(taking).refuseWhatCannotBe(state);
        Posting posting = new Posting(state, actor, now);
        UnitEntries.remove(posting, leaving);
        SeatPosition freed = posting.position(leaving.type());
        SeatSource source = freed.nextSeat();
        UnitRecord unit = taking.toRecord(companyId, actor, now);
        SeatPosition after = freed.add(1);
        UnitEntries.add(posting, unit, after, null);
        UnitEntries.takeExternalIds(posting, List.of(unit));
        ChangedUnits changed = new ChangedUnits(
                List.of(unitId),
                List.of(new ChangedUnits.Seated(unit, source, after)),
                Map.of(unit.type(), after),
                Optional.empty());
        return Decision.write(posting, receipt -> changed);
    }
}
