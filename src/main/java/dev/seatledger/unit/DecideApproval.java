package dev.seatledger.unit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.verdict.Verdict;

/**
 * An owner approves or declines an add that is held (R34). Approved, it is carried out and charged as of now, in the name of whoever asked
 * for it; if it cannot be, it stays pending. Deciding the same again changes nothing.
 *
 * @param held as it was asked for
 */
record DecideApproval(
        UUID companyId, String actor, Approval held, boolean isApproved, Reasons reasons, Invoicing invoicing)
        implements Command<Approval> {

    /**
     * What an owner says beside yes or no.
     *
     * @param pinned the preview whose price an approval counts on; null for whatever holds now
     */
    record Reasons(@Nullable String comment, @Nullable PreviewToken pinned) {}

    @Override
    public Needs needs() {
        return new ChangeUnits(new UnitOrder(companyId, actor, held.operation()), invoicing)
                .needs()
                .and(Needs.of(Approval.PART, Set.of(held.approvalId())));
    }

    @Override
    public Decision<Approval> decide(CompanyState state, Instant now) {
        Approval approval = Approval.of(state, held.approvalId());
        if (Verdict.isRepeated(approval.verdict(), isApproved, ProblemType.APPROVAL_ALREADY_DECIDED, "The add")) {
            return Decision.nothing(approval);
        }
        return isApproved ? approve(state, now, approval) : decline(state, now, approval);
    }

    private Decision<Approval> approve(CompanyState state, Instant now, Approval approval) {
        UnitOrder order = new UnitOrder(companyId, approval.requestedBy(), held.operation(), reasons.pinned());
        refuseIfUnitsHaveLeft(state);
        PlannedChange planned = new ChangeUnits(order, invoicing).planAsPinned(state, now);
        Approval approved = approval.approved(
                verdict(now),
                planned.added().stream().map(seated -> seated.unit().unitId()).toList(),
                planned.invoice().map(InvoiceRecord::invoiceId).orElse(null));
        Posting decision = new Posting(planned.posting().after(), actor, now);
        approved.put(decision);
        return Decision.write(List.of(planned.posting(), decision), receipt -> approved);
    }

    private Decision<Approval> decline(CompanyState state, Instant now, Approval approval) {
        Approval declined = approval.declined(verdict(now));
        Posting posting = new Posting(state, actor, now);
        declined.put(posting);
        return Decision.write(posting, receipt -> declined);
    }

    private Verdict verdict(Instant now) {
        return new Verdict(isApproved, now, actor, reasons.comment());
    }

    /** Else an owner would hear that there is no such thing, as if it were the approval that is gone. */
    private void refuseIfUnitsHaveLeft(CompanyState state) {
        for (UUID unitId : held.operation().removals()) {
            if (!state.get(UnitRecord.PART).containsKey(unitId)) {
                throw new DomainFailure(
                        ProblemType.CONFLICT,
                        "Unit %s, which this add would delete, has already been deleted. Decline the add."
                                .formatted(unitId));
            }
        }
    }
}
