package dev.seatledger.contract;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommitmentRequests implements PanacheRepositoryBase<StoredRequest, StoredRequestId> {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /**
     * Newest first.
     *
     * @param before id of the last one already seen; null for none
     */
    Uni<List<StoredRequest>> newestBefore(UUID companyId, @Nullable UUID before, int limit) {
        return find(
                        "companyId = ?1 and requestId < ?2 order by requestId desc",
                        companyId,
                        before == null ? LAST : before)
                .page(0, limit)
                .list();
    }
}
