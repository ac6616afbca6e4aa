package dev.seatledger.unit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.RowKind;
import dev.seatledger.shared.persistence.RowShape;
import dev.seatledger.shared.verdict.Verdict;

/** An approval as it is stored. */
record ApprovalRow(
        UUID companyId,
        UUID approvalId,
        Held operation,
        Instant requestedAt,
        String requestedBy,
        ApprovalStatus status,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable List<UUID> unitIds,
        @Nullable UUID invoiceId) {

    static final RowShape SHAPE = RowShape.of(ApprovalRow.class);

    static final RowKind<ApprovalRow> KIND = RowKind.put(
            "approval",
            ApprovalRow.class,
            ApprovalRow::approvalId,
            "approval_pk",
            "status",
            "decided_at",
            "decided_by",
            "comment",
            "unit_ids",
            "invoice_id");

    /** What was asked for. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Held(List<UUID> delete, List<NewUnit> create, boolean isBatch) {

        static Held of(UnitOperation operation) {
            return new Held(operation.removals(), operation.additions(), operation.isBatch());
        }

        UnitOperation toOperation() {
            return new UnitOperation(delete, create, isBatch);
        }
    }

    static ApprovalRow of(UUID companyId, Approval approval) {
        Verdict verdict = approval.verdict();
        return new ApprovalRow(
                companyId,
                approval.approvalId(),
                Held.of(approval.operation()),
                approval.requestedAt(),
                approval.requestedBy(),
                approval.status(),
                verdict == null ? null : verdict.at(),
                verdict == null ? null : verdict.by(),
                verdict == null ? null : verdict.comment(),
                verdict == null || !verdict.isApproved() ? null : approval.unitIds(),
                approval.invoiceId());
    }

    Approval toApproval() {
        return new Approval(
                approvalId,
                operation.toOperation(),
                requestedAt,
                requestedBy,
                Verdict.of(status == ApprovalStatus.APPROVED, decidedAt, decidedBy, comment),
                Objects.requireNonNullElse(unitIds, List.of()),
                invoiceId);
    }
}
