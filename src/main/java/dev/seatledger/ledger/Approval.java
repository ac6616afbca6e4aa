package dev.seatledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An add that is held until an owner approves it (R34).
 *
 * @param operation what was asked for: {@code delete}, identifiers, and {@code create}, units
 * @param decision null while it is pending
 */
public record Approval(
        UUID approvalId,
        JsonObject operation,
        Instant requestedAt,
        String requestedBy,
        @Nullable Decided decision) {

    /**
     * @param unitIds units that were added, if it was approved
     * @param invoiceId the invoice that was issued, if one was
     */
    public record Decided(
            boolean isApproved,
            Instant at,
            String by,
            @Nullable String comment,
            List<UUID> unitIds,
            @Nullable UUID invoiceId) {

        public Decided {
            unitIds = List.copyOf(unitIds);
        }
    }

    public ApprovalStatus status() {
        if (decision == null) {
            return ApprovalStatus.PENDING;
        }
        return decision.isApproved() ? ApprovalStatus.APPROVED : ApprovalStatus.DECLINED;
    }

    public Approval decided(Decided outcome) {
        return new Approval(approvalId, operation, requestedAt, requestedBy, outcome);
    }

    /** How many units were to leave. */
    public int deletes() {
        return operation.getJsonArray("delete").size();
    }

    /** How many units were to be added. */
    public int creates() {
        return operation.getJsonArray("create").size();
    }
}
