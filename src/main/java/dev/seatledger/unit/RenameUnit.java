package dev.seatledger.unit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;

/** A unit is called, reached or accounted for differently. Its seat and every amount stay as they are. */
record RenameUnit(UUID companyId, String actor, UUID unitId, UnitChanges changes, VersionCheck check)
        implements Command<UnitRecord> {

    @Override
    public Needs needs() {
        return Needs.of(UnitRecord.PART, Set.of(unitId));
    }

    @Override
    public Decision<UnitRecord> decide(CompanyState state, Instant now) {
        UnitRecord unit = check.pass(UnitRecord.of(state, unitId));
        UnitContact.check(unit.type(), changes.email(), changes.phoneNumber(), "");
        UnitRecord changed = unit.with(
                changes.name() == null ? unit.name() : changes.name(),
                changes.email() == null ? unit.email() : changes.email(),
                changes.phoneNumber() == null ? unit.phoneNumber() : changes.phoneNumber(),
                changes.costCenter() == null ? unit.costCenter() : changes.costCenter());
        Posting posting = new Posting(state, actor, now);
        UnitEntries.change(posting, changed);
        return Decision.write(posting, receipt -> changed);
    }
}
