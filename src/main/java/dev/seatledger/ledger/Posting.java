package dev.seatledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.OpenCredit;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.billing.UsageThreshold;
import dev.seatledger.ledger.LedgerChange.Attributed;
import dev.seatledger.ledger.LedgerChange.ChargeKey;
import dev.seatledger.ledger.LedgerChange.OfEvent;
import dev.seatledger.shared.money.Money;

/**
 * What a command wants written, put together step by step. Each step that others should know of is an event with the company's next
 * sequence.
 */
public final class Posting {

    private final CompanyState before;
    private final String actor;
    private final Instant at;

    private final Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
    private final Map<UUID, UnitRecord> units;
    private final Map<UUID, InvoiceState> knownInvoices;
    private final Map<UnitType, ScheduledAmendment> scheduled = new EnumMap<>(UnitType.class);
    private final List<OpenCredit> openCredits;
    private final List<Attributed<UnitRecord>> createdUnits = new ArrayList<>();
    private final Map<UUID, UnitRecord> changedUnits = new LinkedHashMap<>();
    private final Map<UUID, Attributed<UnitRecord>> deletedUnits = new LinkedHashMap<>();
    private final List<Attributed<SeatLogRecord>> seatLog = new ArrayList<>();
    private final List<OfEvent<InvoiceRecord>> invoices = new ArrayList<>();
    private final List<OfEvent<CreditNoteRecord>> creditNotes = new ArrayList<>();
    private final List<PendingCharge> pendingCharges = new ArrayList<>();
    private final Map<ChargeKey, UUID> billedCharges = new LinkedHashMap<>();
    private final List<Attributed<PaymentRecord>> payments = new ArrayList<>();
    private final Map<UUID, Money> outstanding = new LinkedHashMap<>();
    private final Map<UUID, CommitmentRequest> requests = new LinkedHashMap<>();
    private final Map<UUID, Approval> approvals = new LinkedHashMap<>();
    private final Map<String, UUID> externalIds;
    private final List<Attributed<EventRecord>> events = new ArrayList<>();
    private @Nullable Instant testClock;
    private @Nullable Instant nextRolloverAt;
    private @Nullable List<PendingCharge> waitingCharges;
    private Standing standing;
    private Guardrails guardrails;
    private boolean isLast;
    private boolean isComplete;
    private long sequence;

    /**
     * @param actor the token's subject
     * @param at the company's now, from {@link CompanyState#now}
     */
    public Posting(CompanyState before, String actor, Instant at) {
        this.before = before;
        this.actor = actor;
        this.at = at;
        this.positions.putAll(before.positions());
        this.units = new HashMap<>(before.loaded().units());
        this.knownInvoices = new HashMap<>(before.loaded().invoices());
        this.externalIds = new HashMap<>(before.loaded().externalIds());
        this.scheduled.putAll(before.scheduled());
        this.openCredits = new ArrayList<>(before.openCredits());
        this.testClock = before.testClock();
        this.nextRolloverAt = before.nextRolloverAt();
        this.waitingCharges = before.loaded().pending();
        this.standing = before.standing();
        this.guardrails = before.guardrails();
        this.sequence = before.sequence();
    }

    /** The first entry of a company: its opening positions. */
    public void openContract() {
        announce(
                "contract.opened",
                new JsonObject().put("planName", before.terms().planName()));
        positions.values().forEach(position -> log(SeatCause.CONTRACT_OPENED, null, position, position, null));
    }

    /**
     * One unit more.
     *
     * @param after the position with it
     * @param invoiceId of the invoice that bills its seat, if one does
     */
    public void createUnit(UnitRecord unit, SeatPosition after, @Nullable UUID invoiceId) {
        SeatPosition position = position(unit.type());
        createdUnits.add(attributed(unit));
        units.put(unit.unitId(), unit);
        if (unit.externalId() != null) {
            externalIds.put(unit.externalId(), unit.unitId());
        }
        announce("unit.created", Payloads.unit(unit, after));
        log(SeatCause.UNIT_ADDED, unit.unitId(), position, after, invoiceId);
        positions.put(unit.type(), after);
    }

    /** One unit less; its seat stays (R16). */
    public void deleteUnit(UnitRecord unit) {
        SeatPosition position = position(unit.type());
        SeatPosition after = position.remove(1);
        deletedUnits.put(unit.unitId(), attributed(unit));
        units.remove(unit.unitId());
        announce("unit.deleted", Payloads.unit(unit, after));
        log(SeatCause.UNIT_REMOVED, unit.unitId(), position, after, null);
        positions.put(unit.type(), after);
    }

    /** A unit that is called or reached differently. */
    public void changeUnit(UnitRecord changed) {
        changedUnits.put(changed.unitId(), changed);
        units.put(changed.unitId(), changed);
        announce("unit.updated", Payloads.unit(changed));
    }

    /** Seats bought, whether or not an invoice is issued for them at once. */
    public void purchaseSeats(ChargeLine line) {
        announce("seat.purchased", Payloads.purchase(line));
    }

    /** The purchase announced last is charged on the next recurring invoice (R10). */
    public void chargeLater(ChargeLine line) {
        PendingCharge charge = new PendingCharge(line, sequence);
        pendingCharges.add(charge);
        if (waitingCharges != null) {
            waitingCharges = new ArrayList<>(waitingCharges);
            waitingCharges.add(charge);
        }
    }

    /** All charges that have waited are on this invoice. */
    public void billPendingCharges(UUID invoiceId) {
        if (waitingCharges != null) {
            waitingCharges.forEach(charge -> billedCharges.put(ChargeKey.of(charge), invoiceId));
            waitingCharges = List.of();
        }
    }

    /** An invoice, and the open credit that it takes (R29). */
    public void issue(InvoiceRecord invoice) {
        announce("invoice.issued", Payloads.invoice(invoice));
        invoices.add(new OfEvent<>(invoice, sequence));
        knownInvoices.put(invoice.invoiceId(), InvoiceState.issued(invoice, sequence));
        invoice.credits().forEach(this::useCredit);
        if (invoice.amountDue().isZero()) {
            announcePaid(invoice.invoiceId());
        } else if (standing.oldestDue() == null || invoice.dueDate().isBefore(standing.oldestDue())) {
            standing = new Standing(standing.isSuspended(), standing.endsOn(), invoice.dueDate());
        }
    }

    /** A credit note; what it gives back is open credit from now on. */
    public void issue(CreditNoteRecord note) {
        announce("credit_note.issued", Payloads.creditNote(note));
        creditNotes.add(new OfEvent<>(note, sequence));
        openCredits.add(new OpenCredit(note.creditNoteId(), note.amounts().total()));
        knownInvoices.computeIfPresent(note.invoiceId(), (id, invoice) -> invoice.credited(note.amounts()));
    }

    /** Money that came in for one of the invoices that the command asked for. */
    public void recordPayment(PaymentRecord payment) {
        InvoiceState paid = before.invoice(payment.invoiceId()).paid(payment.amount());
        payments.add(attributed(payment));
        outstanding.put(payment.invoiceId(), paid.outstanding());
        knownInvoices.put(payment.invoiceId(), paid);
        announce("payment.recorded", Payloads.payment(payment));
        if (paid.outstanding().isZero()) {
            announcePaid(payment.invoiceId());
            // Which invoice is the oldest due now is not known here.
            isLast = true;
        }
    }

    /** Another commitment, at once (R22, R24). */
    public void changeCommitment(UUID amendmentId, SeatPosition after, @Nullable UUID invoiceId) {
        SeatPosition position = position(after.type());
        announce("commitment.changed", Payloads.commitment(amendmentId, position, after));
        log(SeatCause.AMENDMENT, null, position, after, invoiceId);
        positions.put(after.type(), after);
    }

    /** Another commitment, later (R23). It replaces the one that may wait already. */
    public void schedule(ScheduledAmendment amendment) {
        scheduled.put(amendment.unitType(), amendment);
        announce(
                "commitment.scheduled",
                new JsonObject()
                        .put("amendmentId", amendment.amendmentId().toString())
                        .put("unitType", Payloads.wire(amendment.unitType()))
                        .put("included", amendment.included())
                        .put("effectiveOn", amendment.effectiveOn().toString()));
    }

    /**
     * A charge window begins (R19).
     *
     * @param windowStart its first day; amendments scheduled up to it have taken effect in {@code after}
     * @param next first instant of the window after it
     * @param invoiceId of the recurring invoice, if one is issued
     */
    public void rollOver(
            LocalDate windowStart, Map<UnitType, SeatPosition> after, Instant next, @Nullable UUID invoiceId) {
        scheduled.values().stream()
                .filter(amendment -> !amendment.effectiveOn().isAfter(windowStart))
                .toList()
                .forEach(amendment -> {
                    scheduled.remove(amendment.unitType());
                    SeatPosition position = position(amendment.unitType());
                    announce(
                            "commitment.changed",
                            Payloads.commitment(amendment.amendmentId(), position, positionOf(amendment, after)));
                });
        announce(
                "period.rolled_over",
                new JsonObject()
                        .put("windowStart", windowStart.toString())
                        .put("units", Payloads.positions(after.values())));
        after.values().stream()
                .sorted(Comparator.comparing(SeatPosition::type))
                .forEach(position -> log(SeatCause.ROLLOVER, null, position(position.type()), position, invoiceId));
        positions.putAll(after);
        nextRolloverAt = next;
    }

    /** A cancelled contract is over: nothing rolls over any more (R25). */
    public void endContract(LocalDate endsOn) {
        scheduled.clear();
        announce("contract.ended", new JsonObject().put("endedOn", endsOn.toString()));
        nextRolloverAt = null;
    }

    /** The contract ends before that day (R25). */
    public void cancel(LocalDate endsOn, @Nullable String reason) {
        standing = new Standing(standing.isSuspended(), endsOn, standing.oldestDue());
        announce(
                "contract.cancelled",
                new JsonObject().put("endsOn", endsOn.toString()).put("reason", reason));
    }

    /** The company adds no units until it is resumed (R14). */
    public void suspend(String reason) {
        standing = new Standing(true, standing.endsOn(), standing.oldestDue());
        announce("company.suspended", new JsonObject().put("reason", reason));
    }

    public void resume() {
        standing = new Standing(false, standing.endsOn(), standing.oldestDue());
        announce("company.resumed", new JsonObject());
    }

    /** What an owner asks for, or what was decided on it (R26). */
    public void putRequest(CommitmentRequest request) {
        requests.put(request.requestId(), request);
        String outcome = request.decision() == null ? "created" : Payloads.wire(request.status());
        announce("commitment_request." + outcome, Payloads.request(request));
    }

    /** An add that is held for an owner, or what an owner has decided on it (R34). */
    public void putApproval(Approval approval) {
        approvals.put(approval.approvalId(), approval);
        String outcome = approval.decision() == null ? "requested" : Payloads.wire(approval.status());
        announce("approval." + outcome, Payloads.approval(approval));
    }

    /** What owners decide about adds that bill, from now on (R34). */
    public void changeGuardrails(Guardrails changed) {
        guardrails = changed;
        announce("guardrails.changed", Payloads.guardrails(changed));
    }

    /** A sandbox company's time moves. */
    public void moveClock(Instant to) {
        testClock = to;
        announce("clock.moved", new JsonObject().put("now", to.toString()));
    }

    /** The state that all of this leads to; the posting is complete then. */
    public CompanyState after() {
        announceThresholds();
        Map<UUID, CommitmentRequest> knownRequests =
                new HashMap<>(before.loaded().requests());
        knownRequests.putAll(requests);
        Map<UUID, Approval> knownApprovals = new HashMap<>(before.loaded().approvals());
        knownApprovals.putAll(approvals);
        return new CompanyState(
                before.customer(),
                sequence,
                at,
                testClock,
                nextRolloverAt,
                before.terms(),
                positions,
                standing,
                scheduled,
                openCredits,
                guardrails,
                new Loaded(
                        units,
                        knownInvoices,
                        waitingCharges,
                        knownRequests,
                        knownApprovals,
                        externalIds,
                        before.loaded().answered()));
    }

    LedgerChange toChange() {
        CompanyState after = after();
        return new LedgerChange(
                before,
                after,
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
                Map.of(),
                events,
                isLast);
    }

    /** The positions as they are with all steps so far. */
    public Map<UnitType, SeatPosition> positions() {
        return Map.copyOf(positions);
    }

    /**
     * A type's position as it is with all steps so far.
     *
     * @throws IllegalArgumentException if the contract has no units of the type
     */
    public SeatPosition position(UnitType type) {
        SeatPosition found = positions.get(type);
        if (found == null) {
            throw new IllegalArgumentException("no position for " + type);
        }
        return found;
    }

    private static SeatPosition positionOf(ScheduledAmendment amendment, Map<UnitType, SeatPosition> after) {
        return after.values().stream()
                .filter(position -> position.type() == amendment.unitType())
                .findFirst()
                .orElseThrow();
    }

    private void useCredit(AppliedCredit applied) {
        for (int i = 0; i < openCredits.size(); i++) {
            OpenCredit credit = openCredits.get(i);
            if (credit.creditNoteId().equals(applied.creditNoteId())) {
                Money remaining = credit.remaining().minus(applied.amount());
                if (remaining.isZero()) {
                    openCredits.remove(i);
                    announce(
                            "credit_note.applied",
                            new JsonObject()
                                    .put("creditNoteId", credit.creditNoteId().toString()));
                } else {
                    openCredits.set(i, new OpenCredit(credit.creditNoteId(), remaining));
                }
                return;
            }
        }
    }

    /** Of the whole posting at once: who swaps a unit crosses nothing (R35). */
    private void announceThresholds() {
        if (isComplete) {
            return;
        }
        for (SeatPosition after : positions.values()) {
            SeatPosition earlier = before.positions().get(after.type());
            if (earlier != null) {
                UsageThreshold.crossed(earlier, after)
                        .forEach(threshold -> announce("threshold.reached", Payloads.threshold(threshold, after)));
            }
        }
        isComplete = true;
    }

    private void announcePaid(UUID invoiceId) {
        announce("invoice.paid", new JsonObject().put("invoiceId", invoiceId.toString()));
    }

    private void announce(String type, JsonObject payload) {
        if (isComplete) {
            throw new IllegalStateException("the posting is complete");
        }
        sequence++;
        events.add(attributed(new EventRecord(sequence, type, payload)));
    }

    private void log(
            SeatCause cause, @Nullable UUID unitId, SeatPosition from, SeatPosition to, @Nullable UUID invoiceId) {
        seatLog.add(attributed(new SeatLogRecord(sequence, cause, unitId, from, to, invoiceId)));
    }

    private <T> Attributed<T> attributed(T row) {
        return new Attributed<>(row, actor, at);
    }
}
