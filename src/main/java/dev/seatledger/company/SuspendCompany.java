package dev.seatledger.company;

import java.time.Instant;
import java.util.UUID;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.CompanySuspended;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Posting;

/** A company adds no units from now on (R14). Its contract goes on, and is billed. */
record SuspendCompany(UUID companyId, String actor, String reason) implements Command<CompanyState> {

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        if (state.head().isSuspended()) {
            return Decision.nothing(state);
        }
        Posting posting = new Posting(state, actor, now);
        posting.changeHead(head -> head.withSuspension(true));
        posting.announce(EventType.COMPANY_SUSPENDED, new CompanySuspended(reason));
        return Decision.write(posting, receipt -> posting.after());
    }
}
