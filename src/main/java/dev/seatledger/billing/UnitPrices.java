package dev.seatledger.billing;

import dev.seatledger.shared.money.Money;

/**
 * The prices of one unit of a type for its billing window: a month, or a year if it is billed yearly.
 *
 * @param included price of a seat of the commitment, 0 or more
 * @param additional price of a seat beyond it, 0 or more
 */
public record UnitPrices(Money included, Money additional) {

    public UnitPrices {
        if (included.isNegative() || additional.isNegative()) {
            throw new IllegalArgumentException("a price is never negative");
        }
    }
}
