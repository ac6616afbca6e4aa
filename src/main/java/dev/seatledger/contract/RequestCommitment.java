package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.CommitmentRequest.ContactRole;
import dev.seatledger.customer.Contacts;
import dev.seatledger.customer.Customer;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** An owner asks for another commitment; the request goes to whoever looks after the account (R26). */
record RequestCommitment(UUID companyId, String actor, UnitType unitType, int included, String reason)
        implements Command<CommitmentRequest> {

    /** An account is new, and its account executive's, for so long after its contract started. */
    private static final int MONTHS_WITH_EXECUTIVE = 3;

    @Override
    public Needs needs() {
        return Needs.of(Customer.PART);
    }

    @Override
    public Decision<CommitmentRequest> decide(CompanyState state, Instant now) {
        if (state.hasEnded()) {
            Amending.refuseOutsideOfContract(state, now);
        }
        if (!state.positions().containsKey(unitType)) {
            throw new DomainFailure(
                    ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                    "The contract does not include %s.".formatted(unitType.noun(2)));
        }
        ContactRole role = responsible(state, now);
        Contacts contacts = state.get(Customer.PART).contacts();
        CommitmentRequest request = new CommitmentRequest(
                Ids.next(),
                unitType,
                included,
                reason,
                now,
                actor,
                role,
                role == ContactRole.ACCOUNT_EXECUTIVE ? contacts.accountExecutive() : contacts.customerSuccessManager(),
                null,
                null);
        Posting posting = new Posting(state, actor, now);
        request.put(posting);
        return Decision.write(posting, receipt -> request);
    }

    private static ContactRole responsible(CompanyState state, Instant now) {
        LocalDate notNewFrom = state.terms().calendar().contractStart().plusMonths(MONTHS_WITH_EXECUTIVE);
        return state.today(now).isBefore(notNewFrom) ? ContactRole.ACCOUNT_EXECUTIVE : ContactRole.CUSTOMER_SUCCESS;
    }
}
