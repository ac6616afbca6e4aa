package dev.seatledger.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * What a command needs to see beside what every decision sees; what exists of it will be in the state.
 *
 * @param commitmentInvoices whether those that have billed the running commitment are needed (R24)
 * @param pendingCharges whether those kept for the next recurring invoice are needed
 */
public record Needs(
        Set<UUID> units, Set<UUID> invoices, Set<UUID> requests, boolean commitmentInvoices, boolean pendingCharges) {

    public static final Needs NOTHING = new Needs(Set.of(), Set.of(), Set.of(), false, false);

    public Needs {
        units = Set.copyOf(units);
        invoices = Set.copyOf(invoices);
        requests = Set.copyOf(requests);
    }

    public static Needs units(Set<UUID> units) {
        return new Needs(units, Set.of(), Set.of(), false, false);
    }

    public static Needs invoice(UUID invoiceId) {
        return new Needs(Set.of(), Set.of(invoiceId), Set.of(), false, false);
    }

    public static Needs commitmentInvoicesAnd(Set<UUID> requests) {
        return new Needs(Set.of(), Set.of(), requests, true, false);
    }

    public static Needs withPendingCharges() {
        return new Needs(Set.of(), Set.of(), Set.of(), false, true);
    }
}
