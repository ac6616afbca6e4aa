package dev.seatledger.ledger;

import java.util.Set;
import java.util.UUID;

import dev.seatledger.shared.idempotency.RequestKey;

/**
 * What a command needs to see beside what every decision sees; what exists of it will be in the state.
 *
 * @param externalIds which of them are taken
 * @param answered requests that may have been carried out before
 * @param commitmentInvoices whether those that have billed the running commitment are needed (R24)
 * @param pendingCharges whether those kept for the next recurring invoice are needed
 */
public record Needs(
        Set<UUID> units,
        Set<UUID> invoices,
        Set<UUID> requests,
        Set<UUID> approvals,
        Set<String> externalIds,
        Set<RequestKey> answered,
        boolean commitmentInvoices,
        boolean pendingCharges) {

    public static final Needs NOTHING =
            new Needs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, false);

    public Needs {
        units = Set.copyOf(units);
        invoices = Set.copyOf(invoices);
        requests = Set.copyOf(requests);
        approvals = Set.copyOf(approvals);
        externalIds = Set.copyOf(externalIds);
        answered = Set.copyOf(answered);
    }

    public static Needs units(Set<UUID> units) {
        return units(units, Set.of());
    }

    public static Needs units(Set<UUID> units, Set<String> externalIds) {
        return new Needs(units, Set.of(), Set.of(), Set.of(), externalIds, Set.of(), false, false);
    }

    public static Needs invoice(UUID invoiceId) {
        return new Needs(Set.of(), Set.of(invoiceId), Set.of(), Set.of(), Set.of(), Set.of(), false, false);
    }

    public static Needs commitmentInvoicesAnd(Set<UUID> requests) {
        return new Needs(Set.of(), Set.of(), requests, Set.of(), Set.of(), Set.of(), true, false);
    }

    public static Needs withPendingCharges() {
        return new Needs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, true);
    }

    public Needs withApproval(UUID approvalId) {
        return new Needs(
                units,
                invoices,
                requests,
                Set.of(approvalId),
                externalIds,
                answered,
                commitmentInvoices,
                pendingCharges);
    }

    Needs withAnswered(RequestKey key) {
        return new Needs(
                units, invoices, requests, approvals, externalIds, Set.of(key), commitmentInvoices, pendingCharges);
    }
}
