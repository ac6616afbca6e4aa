package dev.seatledger.company;

import java.time.Instant;
import java.util.UUID;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.NoDetails;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Posting;

/** A suspended company may add units again. */
record ResumeCompany(UUID companyId, String actor) implements Command<CompanyState> {

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        if (!state.head().isSuspended()) {
            return Decision.nothing(state);
        }
        Posting posting = new Posting(state, actor, now);
        posting.changeHead(head -> head.withSuspension(false));
        posting.announce(EventType.COMPANY_RESUMED, new NoDetails());
        return Decision.write(posting, receipt -> posting.after());
    }
}
