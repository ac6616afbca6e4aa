package dev.seatledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.RequestKey;
import dev.seatledger.shared.money.Money;

/**
 * What one or more commands do to one company, and the state they lead to.
 *
 * @param billedCharges pending charges and the invoice that has taken each
 * @param outstanding invoices of earlier changes that were paid, and what is still to be paid of each
 * @param requests commitment requests as they are now
 * @param approvals as they are now
 * @param answered requests that this carries out, and their answers
 * @param isLast whether {@code after} lacks something, so that the company must be read again before the next decision
 */
record LedgerChange(
        CompanyState before,
        CompanyState after,
        List<Attributed<UnitRecord>> createdUnits,
        Map<UUID, UnitRecord> changedUnits,
        Map<UUID, Attributed<UnitRecord>> deletedUnits,
        List<Attributed<SeatLogRecord>> seatLog,
        List<OfEvent<InvoiceRecord>> invoices,
        List<OfEvent<CreditNoteRecord>> creditNotes,
        List<PendingCharge> pendingCharges,
        Map<ChargeKey, UUID> billedCharges,
        List<Attributed<PaymentRecord>> payments,
        Map<UUID, Money> outstanding,
        Map<UUID, CommitmentRequest> requests,
        Map<UUID, Approval> approvals,
        Map<RequestKey, AnsweredRequest> answered,
        List<Attributed<EventRecord>> events,
        boolean isLast) {

    /**
     * A row, who caused it and when.
     *
     * @param actor the token's subject
     */
    record Attributed<T>(T row, String actor, Instant at) {}

    /** A document and the sequence of the event that announces it. */
    record OfEvent<T>(T document, long sequence) {}

    /** What names a pending charge within its company. */
    record ChargeKey(long sequence, UnitType unitType) {
        static ChargeKey of(PendingCharge charge) {
            return new ChargeKey(charge.sequence(), charge.line().unitType());
        }
    }

    /** This and then {@code next}, as one; {@code next} was decided on this one's {@code after}. */
    LedgerChange then(LedgerChange next) {
        Map<UUID, UnitRecord> changed = overlay(changedUnits, next.changedUnits);
        changed.keySet().removeAll(next.deletedUnits.keySet());
        return new LedgerChange(
                before,
                next.after,
                concat(createdUnits, next.createdUnits),
                changed,
                overlay(deletedUnits, next.deletedUnits),
                concat(seatLog, next.seatLog),
                concat(invoices, next.invoices),
                concat(creditNotes, next.creditNotes),
                concat(pendingCharges, next.pendingCharges),
                overlay(billedCharges, next.billedCharges),
                concat(payments, next.payments),
                overlay(outstanding, next.outstanding),
                overlay(requests, next.requests),
                overlay(approvals, next.approvals),
                overlay(answered, next.answered),
                concat(events, next.events),
                isLast || next.isLast);
    }

    /** The same, which carries out a request. */
    LedgerChange answering(RequestKey key, AnsweredRequest answer) {
        return new LedgerChange(
                before,
                after.answering(key, answer),
                createdUnits,
                changedUnits,
                deletedUnits,
                seatLog,
                invoices,
                creditNotes,
                pendingCharges,
                billedCharges,
                payments,
                outstanding,
                requests,
                approvals,
                overlay(answered, Map.of(key, answer)),
                events,
                isLast);
    }

    static LedgerChange merge(@Nullable LedgerChange first, LedgerChange next) {
        return first == null ? next : first.then(next);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static <K, V> Map<K, V> overlay(Map<K, V> first, Map<K, V> second) {
        Map<K, V> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }
}
