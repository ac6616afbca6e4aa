package dev.seatledger.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Tuple;

/** Which companies to read and what of each: the arguments of {@code read-states.sql}. */
final class StateQuery {

    private final Set<UUID> companies = new HashSet<>();
    private final Set<UUID> units = new HashSet<>();
    private final Set<UUID> invoices = new HashSet<>();
    private final Set<UUID> requests = new HashSet<>();
    private final Set<UUID> withCommitmentInvoices = new HashSet<>();
    private final Set<UUID> withPendingCharges = new HashSet<>();

    static StateQuery of(UUID companyId, Needs needs) {
        return new StateQuery().add(companyId, needs);
    }

    /** Companies that are about to roll over. */
    static StateQuery withPendingCharges(Collection<UUID> companies) {
        StateQuery query = new StateQuery();
        companies.forEach(companyId -> query.add(companyId, Needs.withPendingCharges()));
        return query;
    }

    StateQuery add(UUID companyId, Needs needs) {
        companies.add(companyId);
        units.addAll(needs.units());
        invoices.addAll(needs.invoices());
        requests.addAll(needs.requests());
        if (needs.commitmentInvoices()) {
            withCommitmentInvoices.add(companyId);
        }
        if (needs.pendingCharges()) {
            withPendingCharges.add(companyId);
        }
        return this;
    }

    Tuple arguments() {
        return Tuple.of(
                array(companies),
                array(units),
                array(invoices),
                array(requests),
                array(withCommitmentInvoices),
                array(withPendingCharges));
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
