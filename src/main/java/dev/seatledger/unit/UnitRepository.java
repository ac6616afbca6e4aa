package dev.seatledger.unit;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.UnitRecord;
import dev.seatledger.shared.problem.DomainFailure;

@ApplicationScoped
class UnitRepository implements PanacheRepositoryBase<Unit, UnitId> {

    /** Before every UUID of version 7. */
    private static final UUID FIRST = new UUID(0, 0);

    /** One that exists, or fails {@code not-found}. */
    Uni<UnitRecord> get(UUID companyId, UUID unitId) {
        return find("companyId = ?1 and unitId = ?2 and deletedAt is null", companyId, unitId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> DomainFailure.notFound("unit"))
                .map(Unit::toRecord);
    }

    /** The one that has the external id, if it exists. */
    Uni<List<UnitRecord>> listByExternalId(UUID companyId, String externalId) {
        return find("companyId = ?1 and externalId = ?2 and deletedAt is null", companyId, externalId)
                .list()
                .map(units -> units.stream().map(Unit::toRecord).toList());
    }

    /** Those that exist, oldest first. */
    Uni<List<UnitRecord>> listAfter(UUID companyId, @Nullable UnitType type, @Nullable UUID after, int limit) {
        UUID from = after == null ? FIRST : after;
        PanacheQuery<Unit> query = type == null
                ? find("companyId = ?1 and unitId > ?2 and deletedAt is null order by unitId", companyId, from)
                : find(
                        "companyId = ?1 and unitId > ?2 and type = ?3 and deletedAt is null order by unitId",
                        companyId,
                        from,
                        type);
        return query.page(0, limit)
                .list()
                .map(units -> units.stream().map(Unit::toRecord).toList());
    }
}
