package dev.seatledger.unit.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.verdict.Verdict;
import dev.seatledger.unit.Approval;
import dev.seatledger.unit.ApprovalStatus;
import dev.seatledger.unit.NewUnit;
import dev.seatledger.unit.UnitOperation;

@Schema(name = "Approval", description = "An add that is held until an owner approves or declines it.")
public record ApprovalResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID companyId,
        @Schema(required = true) ApprovalStatus status,
        @Schema(required = true) Instant requestedAt,

        @Schema(required = true, description = "Who asked for the add: the subject of the token.")
        String requestedBy,

        @Schema(required = true, description = "The ids of the units to delete once it is approved.")
        List<UUID> delete,

        @Schema(required = true, description = "The units to create once it is approved.")
        List<RequestedUnit> create,

        @Schema(required = true, nullable = true) @Nullable Instant decidedAt,
        @Schema(required = true, nullable = true) @Nullable String decidedBy,
        @Schema(required = true, nullable = true) @Nullable String comment,

        @Schema(
                required = true,
                description = "The ids of the units that were created. Empty until the add is approved.")
        List<UUID> unitIds,

        @Schema(
                required = true,
                nullable = true,
                description = "The invoice that was issued, if any. Only owners see it.")
        @Nullable
        UUID invoiceId) {

    @Schema(name = "RequestedUnit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestedUnit(
            @Schema(required = true) UnitType type,
            @Schema(required = true) String name,
            @Nullable String email,
            @Nullable String phoneNumber,
            @Nullable String externalId,
            @Nullable String costCenter) {

        static RequestedUnit of(NewUnit unit) {
            return new RequestedUnit(
                    unit.type(), unit.name(), unit.email(), unit.phoneNumber(), unit.externalId(), unit.costCenter());
        }
    }

    /**
     * @param isOwner whether the caller may know of invoices (R3)
     */
    static ApprovalResponse of(UUID companyId, Approval approval, boolean isOwner) {
        UnitOperation operation = approval.operation();
        Verdict verdict = approval.verdict();
        return new ApprovalResponse(
                approval.approvalId(),
                companyId,
                approval.status(),
                approval.requestedAt(),
                approval.requestedBy(),
                operation.removals(),
                operation.additions().stream().map(RequestedUnit::of).toList(),
                verdict == null ? null : verdict.at(),
                verdict == null ? null : verdict.by(),
                verdict == null ? null : verdict.comment(),
                approval.unitIds(),
                isOwner ? approval.invoiceId() : null);
    }
}
