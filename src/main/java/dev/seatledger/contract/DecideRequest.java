package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.verdict.Verdict;

/**
 * The vendor's people approve or decline what an owner has asked for; approved, it is an amendment like any other (R26). Deciding the same
 * again changes nothing.
 *
 * @param effective when an approved change takes effect; null: an increase at once, a decrease as R23 says
 */
record DecideRequest(
        UUID companyId,
        String actor,
        UUID requestId,
        boolean isApproved,
        @Nullable Effective effective,
        @Nullable String comment,
        Amending amending)
        implements Command<CommitmentRequest> {

    @Override
    public Needs needs() {
        return Amending.NEEDS.and(Needs.of(CommitmentRequest.PART, Set.of(requestId)));
    }

    @Override
    public Decision<CommitmentRequest> decide(CompanyState state, Instant now) {
        CommitmentRequest request = CommitmentRequest.of(state, requestId);
        if (Verdict.isRepeated(request.verdict(), isApproved, ProblemType.ALREADY_DECIDED, "The request")) {
            return Decision.nothing(request);
        }
        Posting posting = new Posting(state, actor, now);
        CommitmentRequest decided = request.decided(
                new Verdict(isApproved, now, actor, comment),
                isApproved ? approve(state, posting, now, request) : null);
        decided.put(posting);
        return Decision.write(posting, receipt -> decided);
    }

    /** The day it takes effect: today, if the contract has come to include that much in the meantime. */
    private LocalDate approve(CompanyState state, Posting posting, Instant now, CommitmentRequest request) {
        int included = posting.position(request.unitType()).included();
        if (included == request.included()) {
            return state.today(now);
        }
        boolean isIncrease = included < request.included();
        Effective when = effective != null ? effective : isIncrease ? Effective.IMMEDIATE : Effective.RENEWAL;
        return amending.amend(state, posting, actor, now, new Change(request.unitType(), request.included(), when))
                .effectiveOn();
    }
}
