package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;

/** A commitment request as it is kept, for lists. Read only: the ledger writes it. */
@Entity
@Immutable
@Table(name = "commitment_request")
@IdClass(StoredRequestId.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StoredRequest {

    @Id
    UUID companyId;

    @Id
    UUID requestId;

    @Enumerated(EnumType.STRING)
    UnitType unitType;

    int included;
    String reason;
    Instant requestedAt;
    String requestedBy;

    @Enumerated(EnumType.STRING)
    CommitmentRequest.ContactRole contactRole;

    @Nullable
    @Column(nullable = true)
    String contactName;

    @Nullable
    @Column(nullable = true)
    String contactEmail;

    @Enumerated(EnumType.STRING)
    CommitmentRequestStatus status;

    @Nullable
    @Column(nullable = true)
    Instant decidedAt;

    @Nullable
    @Column(nullable = true)
    String decidedBy;

    @Nullable
    @Column(nullable = true)
    String comment;

    @Nullable
    @Column(nullable = true)
    LocalDate effectiveOn;

    protected StoredRequest() {}

    CommitmentRequest toRequest() {
        return new CommitmentRequestRow(
                        companyId,
                        requestId,
                        unitType,
                        included,
                        reason,
                        requestedAt,
                        requestedBy,
                        contactRole,
                        contactName,
                        contactEmail,
                        status,
                        decidedAt,
                        decidedBy,
                        comment,
                        effectiveOn)
                .toRequest();
    }
}
