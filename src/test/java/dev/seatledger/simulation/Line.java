package dev.seatledger.simulation;

import java.math.BigDecimal;

/**
 * An expected line: quantity x price x share, rounded half up once.
 *
 * @param price of one unit for the whole stretch
 */
record Line(Rule rule, UnitType type, int quantity, Stretch stretch, BigDecimal price, Seats seats, BigDecimal net) {

    /** Paid seats before and after. */
    record Seats(int before, int after) {}

    static Line of(Terms terms, Rule rule, UnitType type, int quantity, Stretch stretch, Seats seats) {
        BigDecimal price = terms.price(type, rule);
        BigDecimal net = Rational.of(quantity, 1)
                .times(Rational.of(price))
                .times(stretch.share())
                .roundHalfUp(terms.decimals());
        return new Line(rule, type, quantity, stretch, price, seats, net);
    }
}
