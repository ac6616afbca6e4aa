package dev.seatledger.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** All that the oracle knows of its company; the oracle's parts change it. */
final class Account {

    /** A commitment that changes later. */
    record Scheduled(int included, LocalDate on) {}

    final Terms terms;
    final Almanac almanac;
    final Books books;
    final Map<UnitType, Position> positions = new EnumMap<>(UnitType.class);
    final Map<UnitType, Scheduled> scheduled = new EnumMap<>(UnitType.class);

    /** Charges that wait for the next recurring invoice, in the order in which they arose. */
    final List<Line> kept = new ArrayList<>();

    Instant now;
    boolean started;
    boolean suspended;

    @Nullable
    LocalDate endsOn;

    boolean ended;

    Account(Terms terms) {
        this.terms = terms;
        this.almanac = new Almanac(terms);
        this.books = new Books(terms);
        this.now = terms.clockAtFirst();
        for (UnitType type : UnitType.values()) {
            Terms.Commitment commitment = terms.units().get(type);
            if (commitment != null) {
                positions.put(type, new Position(commitment.included(), 0, commitment.included()));
            }
        }
    }

    LocalDate today() {
        return almanac.dayOf(now);
    }

    /** Users decide how much notice a decrease or a cancellation needs, whatever it is about (R23); no users are zero users. */
    boolean needsNotice() {
        Position users = positions.get(UnitType.USER);
        return users != null && users.included() > 10;
    }

    /** When a decrease or a cancellation that is asked for now takes effect. */
    LocalDate endAfterNotice() {
        return needsNotice() ? almanac.termEndAtLeast(30, today()) : almanac.endOf(Almanac.Kind.PERIOD, today());
    }
}
