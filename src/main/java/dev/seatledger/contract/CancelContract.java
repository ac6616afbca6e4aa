package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Notice;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.ContractCancelled;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** A contract will not renew any more; nothing is refunded (R25). */
record CancelContract(
        UUID companyId, String actor, @Nullable String reason) implements Command<LocalDate> {

    @Override
    public Decision<LocalDate> decide(CompanyState state, Instant now) {
        if (state.head().endsOn() != null) {
            throw new DomainFailure(
                    ProblemType.ALREADY_CANCELLED,
                    "The contract is already cancelled; it ends on "
                            + state.head().endsOn() + ".");
        }
        Amending.refuseOutsideOfContract(state, now);
        LocalDate endsOn = Notice.takesEffectOn(state.terms().calendar(), state.today(now), state.includedUsers());
        Posting posting = new Posting(state, actor, now);
        posting.changeHead(head -> head.withEnd(endsOn));
        posting.announce(EventType.CONTRACT_CANCELLED, new ContractCancelled(endsOn, reason));
        return Decision.write(posting, receipt -> endsOn);
    }
}
