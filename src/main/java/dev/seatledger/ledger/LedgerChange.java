package dev.seatledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;

/** What one or more commands do to one company, and the state they lead to. */
record LedgerChange(
        CompanyState before,
        CompanyState after,
        List<Attributed<UnitRecord>> createdUnits,
        Map<UUID, UnitRecord> changedUnits,
        Map<UUID, Attributed<UnitRecord>> deletedUnits,
        List<Attributed<SeatLogRecord>> seatLog,
        List<InvoiceOfEvent> invoices,
        List<PendingCharge> pendingCharges,
        List<Attributed<EventRecord>> events) {

    /**
     * A row, who caused it and when.
     *
     * @param actor the token's subject
     */
    record Attributed<T>(T row, String actor, Instant at) {}

    /** An invoice and the sequence of the event that announces it. */
    record InvoiceOfEvent(InvoiceRecord invoice, long sequence) {}

    /** A charge that waits for the next recurring invoice (R10). */
    record PendingCharge(ChargeLine line, long sequence) {}

    /** This and then {@code next}, as one; {@code next} was decided on this one's {@code after}. */
    LedgerChange then(LedgerChange next) {
        Map<UUID, UnitRecord> changed = new LinkedHashMap<>(changedUnits);
        changed.putAll(next.changedUnits);
        changed.keySet().removeAll(next.deletedUnits.keySet());
        Map<UUID, Attributed<UnitRecord>> deleted = new LinkedHashMap<>(deletedUnits);
        deleted.putAll(next.deletedUnits);
        return new LedgerChange(
                before,
                next.after,
                concat(createdUnits, next.createdUnits),
                changed,
                deleted,
                concat(seatLog, next.seatLog),
                concat(invoices, next.invoices),
                concat(pendingCharges, next.pendingCharges),
                concat(events, next.events));
    }

    static LedgerChange merge(@Nullable LedgerChange first, LedgerChange next) {
        return first == null ? next : first.then(next);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
