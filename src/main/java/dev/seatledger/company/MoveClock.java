package dev.seatledger.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.Rollovers;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** A sandbox company's time moves forward; every window that begins on the way begins, in order (R20). */
record MoveClock(UUID companyId, String actor, Instant to, Rollovers rollovers) implements Command<CompanyState> {

    @Override
    public Needs needs() {
        return Needs.withPendingCharges();
    }

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        if (state.testClock() == null) {
            throw new DomainFailure(ProblemType.NOT_A_SANDBOX, "The company was onboarded without a test clock.");
        }
        if (to.isBefore(now)) {
            throw new DomainFailure(
                    ProblemType.CLOCK_NEVER_GOES_BACK, "The company's clock is already at " + now + ".");
        }
        List<Posting> postings = new ArrayList<>(rollovers.due(state, to));
        CompanyState arrived =
                postings.isEmpty() ? state : postings.get(postings.size() - 1).after();
        Posting posting = new Posting(arrived, actor, to);
        posting.moveClock(to);
        postings.add(posting);
        return Decision.write(postings, receipt -> posting.after());
    }
}
