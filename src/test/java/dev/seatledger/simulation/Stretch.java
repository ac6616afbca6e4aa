package dev.seatledger.simulation;

import java.time.LocalDate;

/**
 * What a line is charged for.
 *
 * @param start first local day
 * @param end the day after the last
 * @param part days or seconds that are charged
 * @param whole days or seconds that the full price is for
 */
record Stretch(LocalDate start, LocalDate end, long part, long whole) {

    Rational share() {
        return Rational.of(part, whole);
    }
}
