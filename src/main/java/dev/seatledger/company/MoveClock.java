package dev.seatledger.company;

import java.time.Instant;
import java.util.UUID;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** A sandbox company's time moves forward, within the running window. */
record MoveClock(UUID companyId, String actor, Instant to) implements Command<CompanyState> {

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        if (state.testClock() == null) {
            throw new DomainFailure(
                    ProblemType.NOT_A_SANDBOX, "The company was not onboarded with a clock of its own.");
        }
        if (to.isBefore(now)) {
            throw new DomainFailure(ProblemType.CLOCK_NEVER_GOES_BACK, "The company's time already is " + now + ".");
        }
        if (!to.isBefore(state.nextRolloverAt())) {
            throw new DomainFailure(
                    ProblemType.ROLLOVER_PENDING,
                    "The running window ends at %s; the clock cannot be moved to its end or beyond."
                            .formatted(state.nextRolloverAt()));
        }
        Posting posting = new Posting(state, actor, now);
        posting.moveClock(to);
        return Decision.write(posting, receipt -> posting.after());
    }
}
