package dev.seatledger.unit;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.problem.DomainFailure;

/** Reads approvals; the ledger writes them. */
@ApplicationScoped
class ApprovalRepository {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final String SELECT =
            "SELECT " + ApprovalRow.SHAPE.json("a") + "::text AS approval FROM approval a ";

    private static final String GET = SELECT + "WHERE company_id = $1 AND approval_id = $2";

    private static final String NEWEST = SELECT + """
             WHERE company_id = $1 AND approval_id < $2
             ORDER BY approval_id DESC
             LIMIT $3""";

    private static final String NEWEST_OF_STATUS = SELECT + """
             WHERE company_id = $1 AND approval_id < $2 AND status = $4
             ORDER BY approval_id DESC
             LIMIT $3""";

    private final Pool pool;

    ApprovalRepository(Pool pool) {
        this.pool = pool;
    }

    /** One that exists, or fails {@code not-found}. */
    Uni<Approval> get(UUID companyId, UUID approvalId) {
        return query(GET, Tuple.of(companyId, approvalId)).map(found -> {
            if (found.isEmpty()) {
                throw DomainFailure.notFound("approval");
            }
            return found.get(0);
        });
    }

    /**
     * Newest first.
     *
     * @param status null for all
     * @param before id of the last one already seen; null for none
     */
    Uni<List<Approval>> newestBefore(
            UUID companyId, @Nullable ApprovalStatus status, @Nullable UUID before, int limit) {
        UUID from = before == null ? LAST : before;
        return status == null
                ? query(NEWEST, Tuple.of(companyId, from, limit))
                : query(NEWEST_OF_STATUS, Tuple.of(companyId, from, limit, status.name()));
    }

    private Uni<List<Approval>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ApprovalRepository::approval)
                .toList());
    }

    private static Approval approval(Row row) {
        return RowJson.read(row.getString("approval"), ApprovalRow.class).toApproval();
    }
}
