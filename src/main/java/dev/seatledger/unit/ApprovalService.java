package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.ledger.Needs;
import dev.seatledger.shared.problem.DomainFailure;

/** What owners let happen by itself, and what they want to be asked about (R34). */
@ApplicationScoped
public class ApprovalService {

    private final Ledger ledger;
    private final Invoicing invoicing;
    private final ApprovalRepository approvals;

    ApprovalService(Ledger ledger, Invoicing invoicing, ApprovalRepository approvals) {
        this.ledger = ledger;
        this.invoicing = invoicing;
        this.approvals = approvals;
    }

    /**
     * The company with its guardrails.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> guardrails(UUID companyId) {
        return ledger.read(companyId, Needs.of(Guardrails.PART));
    }

    /**
     * Replaces the guardrails.
     *
     * @param rules unit types that are left out allow every add
     * @throws DomainFailure {@code not-found}, {@code precondition-failed}, {@code unit-type-not-in-contract}
     */
    public Uni<CompanyState> changeGuardrails(
            UUID companyId, String actor, Map<UnitType, Guardrail> rules, VersionCheck check) {
        return ledger.execute(new ChangeGuardrails(companyId, actor, rules, check));
    }

    /**
     * Approves an add, which is carried out and charged now. Once more changes nothing.
     *
     * @param pinned the preview whose price it counts on; null for whatever holds now
     * @throws DomainFailure {@code not-found}, {@code approval-already-decided} if it was declined, and what the add itself is refused with
     */
    public Uni<Approval> approve(
            UUID companyId, String actor, UUID approvalId, @Nullable String comment, @Nullable PreviewToken pinned) {
        return decide(companyId, actor, approvalId, true, new DecideApproval.Reasons(comment, pinned));
    }

    /**
     * Declines an add. Once more changes nothing.
     *
     * @throws DomainFailure {@code not-found}, {@code approval-already-decided} if it was approved
     */
    public Uni<Approval> decline(UUID companyId, String actor, UUID approvalId, @Nullable String comment) {
        return decide(companyId, actor, approvalId, false, new DecideApproval.Reasons(comment, null));
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Approval> get(UUID companyId, UUID approvalId) {
        return approvals.get(companyId, approvalId);
    }

    /**
     * Newest first.
     *
     * @param status null for all
     * @param before id of the last one already seen; null for none
     */
    public Uni<List<Approval>> list(UUID companyId, @Nullable ApprovalStatus status, @Nullable UUID before, int limit) {
        return approvals.newestBefore(companyId, status, before, limit);
    }

    /** What was asked for never changes, so it may be read before. */
    private Uni<Approval> decide(
            UUID companyId, String actor, UUID approvalId, boolean isApproved, DecideApproval.Reasons reasons) {
        return approvals
                .get(companyId, approvalId)
                .chain(held ->
                        ledger.execute(new DecideApproval(companyId, actor, held, isApproved, reasons, invoicing)));
    }
}
