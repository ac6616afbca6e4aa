package dev.seatledger.unit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Approval;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * An owner approves or declines an add that is held (R34). Approved, it is carried out and charged as of now, in the name of whoever asked
 * for it; if it cannot be, it stays pending. Deciding the same again changes nothing.
 *
 * @param held as it was asked for
 */
record DecideApproval(
        UUID companyId,
        String actor,
        Approval held,
        boolean isApproved,
        @Nullable String comment,
        Invoicing invoicing) implements Command<Approval> {

    @Override
    public Needs needs() {
        return operation().needs().withApproval(held.approvalId());
    }

    @Override
    public Decision<Approval> decide(CompanyState state, Instant now) {
        Approval approval = state.approval(held.approvalId());
        if (approval.decision() != null) {
            if (approval.decision().isApproved() == isApproved) {
                return Decision.nothing(approval);
            }
            throw new DomainFailure(
                    ProblemType.APPROVAL_ALREADY_DECIDED,
                    "It was %s.".formatted(approval.decision().isApproved() ? "approved" : "declined"));
        }
        return isApproved ? approve(state, now, approval) : decline(state, now, approval);
    }

    private Decision<Approval> approve(CompanyState state, Instant now, Approval approval) {
        UnitOrder order = new UnitOrder(companyId, approval.requestedBy(), operation());
        PlannedChange planned = new ChangeUnits(order, invoicing).plan(state, now, now);
        Approval approved = approval.decided(new Approval.Decided(
                true,
                now,
                actor,
                comment,
                planned.added().stream().map(seated -> seated.unit().unitId()).toList(),
                planned.invoice().map(InvoiceRecord::invoiceId).orElse(null)));
        Posting decision = new Posting(planned.posting().after(), actor, now);
        decision.putApproval(approved);
        return Decision.write(List.of(planned.posting(), decision), receipt -> approved);
    }

    private Decision<Approval> decline(CompanyState state, Instant now, Approval approval) {
        Approval declined = approval.decided(new Approval.Decided(false, now, actor, comment, List.of(), null));
        Posting posting = new Posting(state, actor, now);
        posting.putApproval(declined);
        return Decision.write(posting, receipt -> declined);
    }

    private UnitOperation operation() {
        return UnitOperation.fromJson(held.operation());
    }
}
