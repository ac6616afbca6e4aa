package dev.seatledger.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which companies to read and what of each: the arguments of {@code read-states.sql}. */
final class StateQuery {

    private final Set<UUID> companies = new HashSet<>();
    private final Set<UUID> units = new HashSet<>();
    private final Set<UUID> invoices = new HashSet<>();
    private final Set<UUID> requests = new HashSet<>();
    private final Set<UUID> approvals = new HashSet<>();
    private final Set<String> externalIds = new HashSet<>();
    /** A set: the same request may have arrived more than once. */
    private final Set<JsonObject> answered = new HashSet<>();

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
        approvals.addAll(needs.approvals());
        externalIds.addAll(needs.externalIds());
        needs.answered()
                .forEach(request -> answered.add(new JsonObject()
                        .put("company_id", companyId.toString())
                        .put("actor", request.actor())
                        .put("key", request.key())));
        if (needs.commitmentInvoices()) {
            withCommitmentInvoices.add(companyId);
        }
        if (needs.pendingCharges()) {
            withPendingCharges.add(companyId);
        }
        return this;
    }

    Tuple arguments() {
        return Tuple.tuple()
                .addArrayOfUUID(array(companies))
                .addArrayOfUUID(array(units))
                .addArrayOfUUID(array(invoices))
                .addArrayOfUUID(array(requests))
                .addArrayOfUUID(array(withCommitmentInvoices))
                .addArrayOfUUID(array(withPendingCharges))
                .addArrayOfUUID(array(approvals))
                .addArrayOfString(externalIds.toArray(String[]::new))
                .addJsonArray(new JsonArray(List.copyOf(answered)));
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
