package dev.seatledger.company;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CompanyRepository implements PanacheRepositoryBase<Company, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Of all companies, in the order of their ids: the order of onboarding. */
    Uni<List<Company>> listAfter(@Nullable UUID after, int limit) {
        return find("companyId > ?1 order by companyId", after == null ? FIRST : after)
                .page(0, limit)
                .list();
    }
}
