package dev.seatledger.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.problem.DomainFailure;

/** Changing contracts. Customers only ask; the vendor's people change (R22 - R26). */
@ApplicationScoped
public class ContractService {

    private final Ledger ledger;
    private final Amending amending;
    private final CommitmentRequests requests;

    ContractService(Ledger ledger, Amending amending, CommitmentRequests requests) {
        this.ledger = ledger;
        this.amending = amending;
        this.requests = requests;
    }

    /**
     * Changes a commitment (R22 - R24).
     *
     * @throws DomainFailure {@code not-found}, {@code contract-not-started}, {@code contract-ended}, {@code unit-type-not-in-contract},
     *     {@code commitment-below-units}, {@code validation-failed} if nothing would change
     */
    public Uni<Amended> amend(
            UUID companyId, String actor, Change change, @Nullable IdempotentRequest<Amended> idempotency) {
        return ledger.execute(new AmendContract(companyId, actor, change, amending), idempotency);
    }

    /**
     * Cancels a contract (R25).
     *
     * @return the first day on which it holds no more
     * @throws DomainFailure {@code not-found}, {@code contract-not-started}, {@code contract-ended}, {@code already-cancelled}
     */
    public Uni<LocalDate> cancel(
            UUID companyId, String actor, @Nullable String reason, @Nullable IdempotentRequest<LocalDate> idempotency) {
        return ledger.execute(new CancelContract(companyId, actor, reason), idempotency);
    }

    /**
     * Asks for another commitment (R26).
     *
     * @throws DomainFailure {@code not-found}, {@code contract-ended}, {@code unit-type-not-in-contract}
     */
    public Uni<CommitmentRequest> request(
            UUID companyId, String actor, Wish wish, @Nullable IdempotentRequest<CommitmentRequest> idempotency) {
        return ledger.execute(
                new RequestCommitment(companyId, actor, wish.unitType(), wish.included(), wish.reason()), idempotency);
    }

    /** What an owner asks for. */
    public record Wish(UnitType unitType, int included, String reason) {}

    /** What the decider says beside yes or no. */
    public record Terms(
            @Nullable Effective effective, @Nullable String comment) {}

    /**
     * Approves a request, which amends the contract (R26). Once more changes nothing.
     *
     * @throws DomainFailure {@code already-decided} if it was declined, and as {@link #amend}
     */
    public Uni<CommitmentRequest> approve(UUID companyId, String actor, UUID requestId, Terms terms) {
        return ledger.execute(
                new DecideRequest(companyId, actor, requestId, true, terms.effective(), terms.comment(), amending));
    }

    /**
     * Declines a request. Once more changes nothing.
     *
     * @throws DomainFailure {@code not-found}, {@code already-decided} if it was approved
     */
    public Uni<CommitmentRequest> decline(UUID companyId, String actor, UUID requestId, @Nullable String comment) {
        return ledger.execute(new DecideRequest(companyId, actor, requestId, false, null, comment, amending));
    }

    /**
     * The company's requests, newest first.
     *
     * @param before id of the last one already seen; null for none
     * @throws DomainFailure {@code not-found} if there is no such company
     */
    public Uni<List<CommitmentRequest>> listRequests(UUID companyId, @Nullable UUID before, int limit) {
        // Closed before the ledger is asked, which takes a connection of its own.
        return Panache.withSession(() -> requests.newestBefore(companyId, before, limit))
                .map(found -> found.stream().map(StoredRequest::toRequest).toList())
                .chain(found -> ledger.ofCompany(companyId, found));
    }
}
