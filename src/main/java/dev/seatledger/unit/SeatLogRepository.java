package dev.seatledger.unit;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SeatLogRepository implements PanacheRepositoryBase<SeatLogEntry, SeatLogId> {

    /** Newest first; of one sequence, by type. */
    Uni<List<SeatLogEntry>> newestBefore(UUID companyId, SeatLogPosition before, int limit) {
        return find(
                        "companyId = ?1 and (sequence < ?2 or (sequence = ?2 and unitType > ?3)) order by sequence desc, unitType",
                        companyId,
                        before.sequence(),
                        before.unitType())
                .page(0, limit)
                .list();
    }
}
