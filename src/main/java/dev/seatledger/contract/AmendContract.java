package dev.seatledger.contract;

import java.time.Instant;
import java.util.UUID;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;

/** The vendor's people change a commitment. */
record AmendContract(UUID companyId, String actor, Change change, Amending amending) implements Command<Amended> {

    @Override
    public Needs needs() {
        return Amending.NEEDS;
    }

    @Override
    public Decision<Amended> decide(CompanyState state, Instant now) {
        Posting posting = new Posting(state, actor, now);
        Amendment amendment = amending.amend(state, posting, actor, now, change);
        return Decision.write(posting, receipt -> new Amended(amendment, receipt));
    }
}
