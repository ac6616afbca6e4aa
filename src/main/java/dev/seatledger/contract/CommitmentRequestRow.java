package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.customer.Contacts;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.shared.persistence.RowShape;
import dev.seatledger.shared.verdict.Verdict;

/** A row of {@code commitment_request}. */
record CommitmentRequestRow(
        UUID companyId,
        UUID requestId,
        UnitType unitType,
        int included,
        String reason,
        Instant requestedAt,
        String requestedBy,
        CommitmentRequest.ContactRole contactRole,
        @Nullable String contactName,
        @Nullable String contactEmail,
        CommitmentRequestStatus status,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable LocalDate effectiveOn) {

    static final RowShape SHAPE = RowShape.of(CommitmentRequestRow.class);

    static final RowKind<CommitmentRequestRow> KIND = RowKind.put(
            "commitment_request",
            CommitmentRequestRow.class,
            CommitmentRequestRow::requestId,
            "commitment_request_pk",
            "status",
            "decided_at",
            "decided_by",
            "comment",
            "effective_on");

    static CommitmentRequestRow of(UUID companyId, CommitmentRequest request) {
        Verdict verdict = request.verdict();
        Contacts.Contact contact = request.contact();
        return new CommitmentRequestRow(
                companyId,
                request.requestId(),
                request.unitType(),
                request.included(),
                request.reason(),
                request.requestedAt(),
                request.requestedBy(),
                request.contactRole(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.email(),
                request.status(),
                verdict == null ? null : verdict.at(),
                verdict == null ? null : verdict.by(),
                verdict == null ? null : verdict.comment(),
                request.effectiveOn());
    }

    CommitmentRequest toRequest() {
        return new CommitmentRequest(
                requestId,
                unitType,
                included,
                reason,
                requestedAt,
                requestedBy,
                contactRole,
                Contacts.Contact.of(contactName, contactEmail),
                Verdict.of(status == CommitmentRequestStatus.APPROVED, decidedAt, decidedBy, comment),
                effectiveOn);
    }
}
