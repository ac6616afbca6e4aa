package dev.seatledger.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
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

    /** Those that exist, oldest first; of all types and cost centers where these are null. */
    Uni<List<UnitRecord>> listAfter(
            UUID companyId, @Nullable UnitType type, @Nullable String costCenter, @Nullable UUID after, int limit) {
        StringBuilder query = new StringBuilder("companyId = :companyId and unitId > :after and deletedAt is null");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("companyId", companyId);
        parameters.put("after", after == null ? FIRST : after);
        if (type != null) {
            query.append(" and type = :type");
            parameters.put("type", type);
        }
        if (costCenter != null) {
            query.append(" and costCenter = :costCenter");
            parameters.put("costCenter", costCenter);
        }
        return find(query.append(" order by unitId").toString(), parameters)
                .page(0, limit)
                .list()
                .map(units -> units.stream().map(Unit::toRecord).toList());
    }
}
