package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.customer.Contacts;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.CommitmentRequestState;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.verdict.Verdict;

/**
 * An owner's wish for another commitment, and what the vendor's people made of it (R26).
 *
 * @param contact who it went to; null where nobody has that role yet
 * @param verdict null while it is pending
 * @param effectiveOn first day of the commitment, if it was approved
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
        @Nullable Verdict verdict,
        @Nullable LocalDate effectiveOn) {

    /** Those that a command asks for and that exist, by identifier. */
    static final StatePart<Map<UUID, CommitmentRequest>> PART = StatePart.byId(
            "commitment_requests",
            "SELECT jsonb_agg(" + CommitmentRequestRow.SHAPE.json("x") + ") FROM commitment_request x"
                    + " WHERE x.company_id = {company} AND x.request_id = ANY ({keys})",
            (json, currency) -> RowJson.readAll(json, CommitmentRequestRow.class).stream()
                    .map(CommitmentRequestRow::toRequest)
                    .collect(Collectors.toUnmodifiableMap(CommitmentRequest::requestId, Function.identity())));

    /** Who looks after an account: an executive in its first months, then the customer success manager. */
    public enum ContactRole {
        ACCOUNT_EXECUTIVE,
        CUSTOMER_SUCCESS
    }

    /**
     * One of the requests that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such request
     */
    static CommitmentRequest of(CompanyState state, UUID requestId) {
        CommitmentRequest found = state.get(PART).get(requestId);
        if (found == null) {
            throw DomainFailure.notFound("commitment request");
        }
        return found;
    }

    /** Writes and announces what is asked for, or what was decided on it. */
    void put(Posting posting) {
        posting.write(CommitmentRequestRow.KIND, CommitmentRequestRow.of(posting.companyId(), this));
        posting.update(PART, known -> {
            Map<UUID, CommitmentRequest> all = new HashMap<>(known);
            all.put(requestId, this);
            return Map.copyOf(all);
        });
        EventType type =
                switch (status()) {
                    case PENDING -> EventType.COMMITMENT_REQUEST_CREATED;
                    case APPROVED -> EventType.COMMITMENT_REQUEST_APPROVED;
                    case DECLINED -> EventType.COMMITMENT_REQUEST_DECLINED;
                };
        posting.announce(
                type,
                new CommitmentRequestState(
                        requestId, unitType, included, status().name().toLowerCase(Locale.ROOT)));
    }

    public CommitmentRequestStatus status() {
        if (verdict == null) {
            return CommitmentRequestStatus.PENDING;
        }
        return verdict.isApproved() ? CommitmentRequestStatus.APPROVED : CommitmentRequestStatus.DECLINED;
    }

    CommitmentRequest decided(Verdict outcome, @Nullable LocalDate firstDay) {
        return new CommitmentRequest(
                requestId,
                unitType,
                included,
                reason,
                requestedAt,
                requestedBy,
                contactRole,
                contact,
                outcome,
                firstDay);
    }
}
