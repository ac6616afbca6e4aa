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
        Approval.Decided decision = approval.decision();
        return new ApprovalRow(
                companyId,
                approval.approvalId(),
                Held.of(approval.operation()),
                approval.requestedAt(),
                approval.requestedBy(),
                approval.status(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.comment(),
                decision == null || !decision.isApproved() ? null : decision.unitIds(),
                decision == null ? null : decision.invoiceId());
    }

    Approval toApproval() {
        Approval.Decided decision = decidedAt == null || decidedBy == null
                ? null
                : new Approval.Decided(
                        status == ApprovalStatus.APPROVED,
                        decidedAt,
                        decidedBy,
                        comment,
                        Objects.requireNonNullElse(unitIds, List.of()),
                        invoiceId);
        return new Approval(approvalId, operation.toOperation(), requestedAt, requestedBy, decision);
    }
}
