package dev.seatledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.LedgerChange.Attributed;
import dev.seatledger.ledger.LedgerChange.InvoiceOfEvent;
import dev.seatledger.ledger.LedgerChange.PendingCharge;
import dev.seatledger.shared.money.Money;

/**
 * What a command wants written, put together step by step. Each step that others should know of is an event with the company's next
 * sequence.
 */
public final class Posting {

    private final CompanyState before;
    private final String actor;
    private final Instant at;

    private final Map<UnitType, SeatPosition> positions;
    private final Map<UUID, UnitRecord> units;
    private final List<Attributed<UnitRecord>> createdUnits = new ArrayList<>();
    private final Map<UUID, UnitRecord> changedUnits = new LinkedHashMap<>();
    private final Map<UUID, Attributed<UnitRecord>> deletedUnits = new LinkedHashMap<>();
    private final List<Attributed<SeatLogRecord>> seatLog = new ArrayList<>();
    private final List<InvoiceOfEvent> invoices = new ArrayList<>();
    private final List<PendingCharge> pendingCharges = new ArrayList<>();
    private final List<Attributed<EventRecord>> events = new ArrayList<>();
    private @Nullable Instant testClock;
    private long sequence;

    /**
     * @param actor the token's subject
     * @param at the company's now, from {@link CompanyState#now}
     */
    public Posting(CompanyState before, String actor, Instant at) {
        this.before = before;
        this.actor = actor;
        this.at = at;
        this.positions =
                before.positions().isEmpty() ? new EnumMap<>(UnitType.class) : new EnumMap<>(before.positions());
        this.units = new HashMap<>(before.units());
        this.testClock = before.testClock();
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
        announce(
                "unit.created",
                unitPayload(unit).put("created", after.created()).put("paidSeats", after.paid()));
        log(SeatCause.UNIT_ADDED, unit.unitId(), position, after, invoiceId);
        positions.put(unit.type(), after);
    }

    /** One unit less; its seat stays (R16). */
    public void deleteUnit(UnitRecord unit) {
        SeatPosition position = position(unit.type());
        SeatPosition after = position.remove(1);
        deletedUnits.put(unit.unitId(), attributed(unit));
        units.remove(unit.unitId());
        announce(
                "unit.deleted",
                unitPayload(unit).put("created", after.created()).put("paidSeats", after.paid()));
        log(SeatCause.UNIT_REMOVED, unit.unitId(), position, after, null);
        positions.put(unit.type(), after);
    }

    /** A unit that is called or reached differently. */
    public void changeUnit(UnitRecord changed) {
        changedUnits.put(changed.unitId(), changed);
        units.put(changed.unitId(), changed);
        announce("unit.updated", unitPayload(changed));
    }

    /** Seats bought, whether or not an invoice is issued for them at once. */
    public void purchaseSeats(ChargeLine line) {
        announce(
                "seat.purchased",
                new JsonObject()
                        .put("unitType", wire(line.unitType()))
                        .put("quantity", line.quantity())
                        .put("paidSeats", line.seatsAfter())
                        .put("net", wire(line.net())));
    }

    /** A charge that waits for the next recurring invoice (R10). */
    public void chargeLater(ChargeLine line) {
        pendingCharges.add(new PendingCharge(line, sequence));
    }

    public void issue(InvoiceRecord invoice) {
        announce(
                "invoice.issued",
                new JsonObject()
                        .put("invoiceId", invoice.invoiceId().toString())
                        .put("reason", wire(invoice.reason()))
                        .put("total", wire(invoice.amounts().total())));
        invoices.add(new InvoiceOfEvent(invoice, sequence));
    }

    /** A sandbox company's time moves. */
    public void moveClock(Instant to) {
        testClock = to;
        announce("clock.moved", new JsonObject().put("now", to.toString()));
    }

    /** The state that all of this leads to. */
    public CompanyState after() {
        return new CompanyState(
                before.customer(), sequence, at, testClock, before.nextRolloverAt(), before.terms(), positions, units);
    }

    LedgerChange toChange() {
        return new LedgerChange(
                before, after(), createdUnits, changedUnits, deletedUnits, seatLog, invoices, pendingCharges, events);
    }

    private void announce(String type, JsonObject payload) {
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

    private static JsonObject unitPayload(UnitRecord unit) {
        return new JsonObject()
                .put("unitId", unit.unitId().toString())
                .put("unitType", wire(unit.type()))
                .put("name", unit.name());
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonObject wire(Money money) {
        return new JsonObject()
                .put("amount", money.toAmountString())
                .put("currency", money.currency().getCurrencyCode());
    }
}
