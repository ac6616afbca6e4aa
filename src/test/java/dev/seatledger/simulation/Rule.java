package dev.seatledger.simulation;

import java.util.Locale;

/** Which price a line is told at. */
enum Rule {
    INCLUDED,
    ADDITIONAL;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
