package dev.seatledger.shared.security;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/**
 * Who makes a request.
 *
 * @param actor the token's subject
 * @param companyId the company the token is for; null for the back office
 */
public record Caller(
        String actor, Set<String> roles, @Nullable UUID companyId) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Only owners see amounts of their company (R3). */
    public boolean isOwner() {
        return companyId != null && roles.contains(Roles.OWNER);
    }

    /** Back-office people see the contract they have made, prices included. */
    public boolean seesPrices() {
        return isOwner() || isBackOffice();
    }

    public boolean isBackOffice() {
        return companyId == null;
    }

    /**
     * The company named in the path, if the caller may know of it.
     *
     * @throws DomainFailure {@code not-found} for a foreign company, as if it were absent
     */
    public UUID inCompany(UUID named) {
        if (companyId != null && !companyId.equals(named)) {
            throw DomainFailure.notFound("company");
        }
        return named;
    }

    /**
     * The company that a request without one in its path is about: the token's, or the one that a back-office request names.
     *
     * @throws DomainFailure {@code validation-failed} if the back office names none, {@code not-found} for a foreign company
     */
    public UUID companyOr(@Nullable UUID named) {
        if (named != null) {
            return inCompany(named);
        }
        if (companyId == null) {
            throw DomainFailure.invalid("companyId", "is required with a back-office token");
        }
        return companyId;
    }
}
