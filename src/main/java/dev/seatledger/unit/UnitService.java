package dev.seatledger.unit;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * What people and provisioning systems do with units.
 *
 * <p>A session is closed before the ledger is asked, which takes a connection of its own: requests that hold one and wait for another could
 * wait for each other.
 */
@ApplicationScoped
public class UnitService {

    private final Ledger ledger;
    private final Invoicing invoicing;
    private final Clock clock;
    private final UnitRepository units;
    private final SeatLogRepository seatLog;

    UnitService(Ledger ledger, Invoicing invoicing, Clock clock, UnitRepository units, SeatLogRepository seatLog) {
        this.ledger = ledger;
        this.clock = clock;
        this.invoicing = invoicing;
        this.units = units;
        this.seatLog = seatLog;
    }

    /**
     * Removes units, then adds units: all or nothing. Beyond the paid seats this issues an invoice at once (R9 - R15).
     *
     * @param idempotency null without a key: done each time
     * @throws DomainFailure {@code not-found} for the company or a removal, {@code contract-not-started}, {@code contract-ended},
     *     {@code company-suspended}, {@code invoice-overdue}, {@code unit-type-not-in-contract}, {@code external-id-taken},
     *     {@code guardrail-blocks}; {@link PreviewOutdated}
     */
    public Uni<UnitOutcome> change(UnitOrder order, @Nullable IdempotentRequest<UnitOutcome> idempotency) {
        return ledger.execute(new ChangeUnits(order, invoicing), idempotency);
    }

    /**
     * What a change would come to, and cost, without changing anything: computed by what charges it (R13).
     *
     * @throws DomainFailure as {@link #change}
     */
    public Uni<Preview> preview(UnitOrder order) {
        ChangeUnits change = new ChangeUnits(order, invoicing);
        return ledger.read(order.companyId(), change.needs()).map(state -> change.preview(state, state.now(clock)));
    }

    /**
     * Another unit of the same type takes a unit's seat, in one step that never bills (R18).
     *
     * @param idempotency null without a key: done each time
     * @throws DomainFailure {@code not-found}, {@code contract-not-started}, {@code contract-ended}, {@code company-suspended},
     *     {@code validation-failed}, {@code external-id-taken}
     */
    public Uni<ChangedUnits> replace(
            UUID companyId,
            String actor,
            UUID unitId,
            NewOccupant occupant,
            @Nullable IdempotentRequest<ChangedUnits> idempotency) {
        return ledger.execute(new ReplaceUnit(companyId, actor, unitId, occupant), idempotency);
    }

    /**
     * Removes a unit; its seat stays (R16).
     *
     * @throws DomainFailure {@code not-found}, {@code precondition-failed}
     */
    public Uni<UnitRecord> remove(UUID companyId, String actor, UUID unitId, VersionCheck check) {
        return ledger.execute(new RemoveUnit(companyId, actor, unitId, check));
    }

    /**
     * Changes what a unit is called, how it is reached and which cost center bears its cost.
     *
     * @throws DomainFailure {@code not-found}, {@code precondition-failed}, {@code validation-failed}
     */
    public Uni<UnitRecord> rename(UUID companyId, String actor, UUID unitId, UnitChanges changes, VersionCheck check) {
        return ledger.execute(new RenameUnit(companyId, actor, unitId, changes, check));
    }

    /**
     * @throws DomainFailure {@code not-found} if it does not exist, or does not any more
     */
    @WithSession
    public Uni<UnitRecord> get(UUID companyId, UUID unitId) {
        return units.get(companyId, unitId);
    }

    /** The unit that has the external id, if it exists. */
    public Uni<List<UnitRecord>> findByExternalId(UUID companyId, String externalId) {
        return Panache.withSession(() -> units.listByExternalId(companyId, externalId))
                .chain(found -> ledger.ofCompany(companyId, found));
    }

    /**
     * Units that exist, oldest first.
     *
     * @param type null for all
     * @param costCenter null for all
     * @param after the last one already seen; null for none
     * @throws DomainFailure {@code not-found} if there is no such company
     */
    public Uni<List<UnitRecord>> list(
            UUID companyId, @Nullable UnitType type, @Nullable String costCenter, @Nullable UUID after, int limit) {
        return Panache.withSession(() -> units.listAfter(companyId, type, costCenter, after, limit))
                .chain(found -> ledger.ofCompany(companyId, found));
    }

    /**
     * The seat log, newest first.
     *
     * @param before the last row already seen; null for none
     */
    @WithSession
    public Uni<List<SeatLogEntry>> seatLog(UUID companyId, @Nullable SeatLogPosition before, int limit) {
        return seatLog.newestBefore(companyId, before == null ? SeatLogPosition.START : before, limit);
    }
}
