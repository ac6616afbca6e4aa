package dev.seatledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.RequestKey;

/**
 * What a command has asked for beside what every decision sees.
 *
 * @param units those that exist
 * @param invoices those named, and with them those that have billed the running commitment if these were asked for
 * @param pending charges kept for the next recurring invoice, in their order; null if nobody has asked
 * @param requests those that exist
 * @param approvals those that exist
 * @param externalIds those that are taken, and the unit that has or had each
 * @param answered those that were carried out before
 */
public record Loaded(
        Map<UUID, UnitRecord> units,
        Map<UUID, InvoiceState> invoices,
        @Nullable List<PendingCharge> pending,
        Map<UUID, CommitmentRequest> requests,
        Map<UUID, Approval> approvals,
        Map<String, UUID> externalIds,
        Map<RequestKey, AnsweredRequest> answered) {

    public static final Loaded NOTHING = new Loaded(Map.of(), Map.of(), null, Map.of(), Map.of(), Map.of(), Map.of());

    public Loaded {
        units = Map.copyOf(units);
        invoices = Map.copyOf(invoices);
        pending = pending == null ? null : List.copyOf(pending);
        requests = Map.copyOf(requests);
        approvals = Map.copyOf(approvals);
        externalIds = Map.copyOf(externalIds);
        answered = Map.copyOf(answered);
    }
}
