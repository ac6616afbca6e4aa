package dev.seatledger.billing;

import java.math.BigDecimal;

import dev.seatledger.shared.money.Money;

/** The one formula from which every charge and every credit is computed (R10, R22, R24). */
public final class Proration {

    private Proration() {}

    /**
     * {@code round_half_up(quantity x price x numerator / denominator)} to the currency's minor unit. The product is exact; this is the
     * only rounding of a line.
     *
     * @param price of one seat for the whole window
     * @param quantity seats, 0 or more
     */
    public static Money charge(Money price, int quantity, Share share) {
        BigDecimal product =
                price.amount().multiply(BigDecimal.valueOf(quantity)).multiply(BigDecimal.valueOf(share.numerator()));
        return Money.roundHalfUp(product, BigDecimal.valueOf(share.denominator()), price.currency());
    }
}
