package dev.seatledger.unit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.ApprovalDecided;
import dev.seatledger.eventtype.payload.ApprovalRequested;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.verdict.Verdict;

/**
 * An add that is held until an owner approves it (R34).
 *
 * @param operation what was asked for
 * @param verdict null while it is pending
 * @param unitIds units that were added, if it was approved
 * @param invoiceId the invoice that was issued, if one was
 */
public record Approval(
        UUID approvalId,
        UnitOperation operation,
        Instant requestedAt,
        String requestedBy,
        @Nullable Verdict verdict,
        List<UUID> unitIds,
        @Nullable UUID invoiceId) {

    /** Those that a command asks for and that exist, by identifier. */
    static final StatePart<Map<UUID, Approval>> PART = StatePart.byId(
            "approvals",
            "SELECT jsonb_agg(" + ApprovalRow.SHAPE.json("x") + ") FROM approval x"
                    + " WHERE x.company_id = {company} AND x.approval_id = ANY ({keys})",
            (json, currency) -> RowJson.readAll(json, ApprovalRow.class).stream()
                    .map(ApprovalRow::toApproval)
                    .collect(Collectors.toUnmodifiableMap(Approval::approvalId, Function.identity())));

    public Approval {
        unitIds = List.copyOf(unitIds);
    }

    static Approval held(UUID approvalId, UnitOperation operation, Instant requestedAt, String requestedBy) {
        return new Approval(approvalId, operation, requestedAt, requestedBy, null, List.of(), null);
    }

    /**
     * One of the approvals that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such approval
     */
    static Approval of(CompanyState state, UUID approvalId) {
        Approval found = state.get(PART).get(approvalId);
        if (found == null) {
            throw DomainFailure.notFound("approval");
        }
        return found;
    }

    /** Writes and announces what is held, or what an owner has decided on it. */
    void put(Posting posting) {
        posting.write(ApprovalRow.KIND, ApprovalRow.of(posting.companyId(), this));
        posting.update(PART, known -> {
            Map<UUID, Approval> all = new HashMap<>(known);
            all.put(approvalId, this);
            return Map.copyOf(all);
        });
        int deletes = operation.removals().size();
        int creates = operation.additions().size();
        if (verdict == null) {
            posting.announce(
                    EventType.APPROVAL_REQUESTED, new ApprovalRequested(approvalId, requestedBy, deletes, creates));
        } else {
            posting.announce(
                    verdict.isApproved() ? EventType.APPROVAL_APPROVED : EventType.APPROVAL_DECLINED,
                    new ApprovalDecided(approvalId, requestedBy, deletes, creates, verdict.comment()));
        }
    }

    public ApprovalStatus status() {
        if (verdict == null) {
            return ApprovalStatus.PENDING;
        }
        return verdict.isApproved() ? ApprovalStatus.APPROVED : ApprovalStatus.DECLINED;
    }

    Approval approved(Verdict approval, List<UUID> added, @Nullable UUID issued) {
        return new Approval(approvalId, operation, requestedAt, requestedBy, approval, added, issued);
    }

    Approval declined(Verdict refusal) {
        return new Approval(approvalId, operation, requestedAt, requestedBy, refusal, List.of(), null);
    }
}
