package dev.seatledger.simulation;

import java.util.Locale;

/** In the order in which lines and rows come. */
enum UnitType {
    USER,
    NUMBER;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UnitType of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
