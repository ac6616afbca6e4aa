package dev.seatledger.unit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;

/** A unit leaves; its seat stays paid and free. Nothing is refunded (R16). */
record RemoveUnit(UUID companyId, String actor, UUID unitId, VersionCheck check) implements Command<UnitRecord> {

    @Override
    public Needs needs() {
        return Needs.of(UnitRecord.PART, Set.of(unitId));
    }

    @Override
    public Decision<UnitRecord> decide(CompanyState state, Instant now) {
        UnitRecord unit = check.pass(UnitRecord.of(state, unitId));
        Posting posting = new Posting(state, actor, now);
        UnitEntries.remove(posting, unit);
        return Decision.write(posting, receipt -> unit);
    }
}
