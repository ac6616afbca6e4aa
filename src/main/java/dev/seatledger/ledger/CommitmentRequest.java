package dev.seatledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;

/**
 * An owner's wish for another commitment, and what the vendor's people made of it (R26).
 *
 * @param contact who it went to; null where nobody has that role yet
 * @param decision null while it is pending
 */
public record CommitmentRequest(
        UUID requestId,
        UnitType unitType,
        int included,
        String reason,
        Instant requestedAt,
        String requestedBy,
        ContactRole contactRole,
        Contacts.@Nullable Contact contact,
        @Nullable Decided decision) {

    /** Who looks after an account: an executive in its first months, then the customer success manager. */
    public enum ContactRole {
        ACCOUNT_EXECUTIVE,
        CUSTOMER_SUCCESS
    }

    /**
     * @param effectiveOn first day of the commitment, if it was approved
     */
    public record Decided(
            boolean isApproved,
            Instant at,
            String by,
            @Nullable String comment,
            @Nullable LocalDate effectiveOn) {}

    public CommitmentRequestStatus status() {
        if (decision == null) {
            return CommitmentRequestStatus.PENDING;
        }
        return decision.isApproved() ? CommitmentRequestStatus.APPROVED : CommitmentRequestStatus.DECLINED;
    }

    public CommitmentRequest decided(Decided outcome) {
        return new CommitmentRequest(
                requestId, unitType, included, reason, requestedAt, requestedBy, contactRole, contact, outcome);
    }
}
