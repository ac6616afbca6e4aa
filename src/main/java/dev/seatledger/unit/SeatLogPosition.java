package dev.seatledger.unit;

import dev.seatledger.billing.UnitType;

/** A place in the seat log, newest first: after this row come those of an earlier sequence, and of the same one those of a later type. */
public record SeatLogPosition(long sequence, UnitType unitType) {

    /** Before the newest row. */
    public static final SeatLogPosition START = new SeatLogPosition(Long.MAX_VALUE, UnitType.USER);

    public static SeatLogPosition of(SeatLogEntry entry) {
        return new SeatLogPosition(entry.sequence(), entry.unitType());
    }

    /**
     * @throws IllegalArgumentException if {@link #toString} did not make it
     */
    public static SeatLogPosition parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(text);
        }
        return new SeatLogPosition(Long.parseLong(text.substring(0, dot)), UnitType.valueOf(text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return sequence + "." + unitType;
    }
}
