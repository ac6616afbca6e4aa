package dev.seatledger.ledger;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.billing.UsageThreshold;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.ThresholdReached;

/**
 * What a command wants written, put together step by step: features write rows of their kinds, move seats, and announce what others should
 * know of as events, each with the company's next sequence.
 */
public final class Posting {

    private final CompanyState before;
    private final String actor;
    private final Instant at;
    private final Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
    private final Map<RowKind<?>, Map<Object, Record>> rows = new LinkedHashMap<>();
    private CompanyHead head;
    private StateParts parts;
    private long sequence;
    private boolean isComplete;

    /**
     * @param actor the token's subject
     * @param at the company's now, from {@link CompanyState#now}
     */
    public Posting(CompanyState before, String actor, Instant at) {
        this.before = before;
        this.actor = actor;
        this.at = at;
        this.head = before.head();
        this.parts = before.parts();
        this.positions.putAll(before.positions());
        this.sequence = before.sequence();
    }

    public UUID companyId() {
        return head.companyId();
    }

    /** The token's subject. */
    public String actor() {
        return actor;
    }

    /** The company's now. */
    public Instant at() {
        return at;
    }

    /** A row of a feature's kind. */
    public <R extends Record> void write(RowKind<R> kind, R row) {
        rows.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(kind.keyOf(row), row);
    }

    /**
     * Something that others should know of.
     *
     * @param payload of the type's own kind
     * @return the event's sequence
     */
    public long announce(EventType type, Record payload) {
        if (isComplete) {
            throw new IllegalStateException("the posting is complete");
        }
        sequence++;
        write(EventRow.KIND, EventRow.of(this, sequence, type, payload));
        return sequence;
    }

    /** The sequence of the event that was announced last. */
    public long sequence() {
        return sequence;
    }

    /**
     * A position as it is from now on, and its row in the seat log (R36), which belongs to the event announced last.
     *
     * @param unitId the unit that came or left, if one did
     * @param invoiceId the invoice that billed it, if one did
     */
    public void moveSeats(SeatCause cause, @Nullable UUID unitId, SeatPosition after, @Nullable UUID invoiceId) {
        SeatPosition from = position(after.type());
        write(SeatLogRow.KIND, SeatLogRow.of(this, cause, unitId, from, after, invoiceId));
        positions.put(after.type(), after);
    }

    /** A part of the state as it is with all steps so far. */
    public <V> V get(StatePart<V> part) {
        return parts.get(part);
    }

    /** A part of the state as it is from now on. Of one that nobody has asked for, nobody is told. */
    public <V> void update(StatePart<V> part, UnaryOperator<V> change) {
        if (parts.values().containsKey(part)) {
            parts = parts.with(part, change.apply(parts.get(part)));
        }
    }

    /** How a part of the state is from now on is not known here: who needs it reads it. */
    public void forget(StatePart<?> part) {
        parts = parts.without(part);
    }

    public void changeHead(UnaryOperator<CompanyHead> change) {
        head = change.apply(head);
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

    /** The state that all of this leads to; the posting is complete then. */
    public CompanyState after() {
        announceThresholds();
        return new CompanyState(head.at(sequence, at), before.terms(), positions, parts);
    }

    Change toChange() {
        CompanyState after = after();
        boolean isOpening = before.sequence() == 0;
        for (SeatPosition position : after.positions().values()) {
            if (isOpening) {
                write(PositionRow.OPENING, PositionRow.of(companyId(), position));
            } else if (!position.equals(before.positions().get(position.type()))) {
                write(PositionRow.CHANGED, PositionRow.of(companyId(), position));
            }
        }
        if (isOpening) {
            ContractRow.write(this, before.terms());
        }
        return new Change(before, after, rows);
    }

    /** Of the whole posting at once: a swap crosses nothing (R35). */
    private void announceThresholds() {
        if (isComplete) {
            return;
        }
        for (SeatPosition after : positions.values()) {
            SeatPosition earlier = before.positions().get(after.type());
            if (earlier != null) {
                UsageThreshold.crossed(earlier, after)
                        .forEach(threshold ->
                                announce(EventType.THRESHOLD_REACHED, ThresholdReached.of(threshold, after)));
            }
        }
        isComplete = true;
    }
}
