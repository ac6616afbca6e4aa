package dev.seatledger.shared.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in a currency, always at the currency's own number of decimals (JPY 0, EUR 2, KWD 3: ISO 4217).
 *
 * <p>Sums and differences never round. The one place where an inexact value becomes money is {@link #roundHalfUp}.
 *
 * @param amount the amount; its scale equals the currency's number of decimals
 * @param currency an ISO 4217 currency with minor units defined
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /**
     * @throws IllegalArgumentException if {@code amount} has more decimals than the currency, or the currency has none defined (XXX)
     */
    public Money {
        int decimals = decimals(currency);
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "%s has more than the %d decimals of %s".formatted(amount.toPlainString(), decimals, currency));
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The nearest amount to {@code dividend / divisor}, halves away from zero. The quotient itself is never formed inexactly, so there is
     * exactly one rounding.
     *
     * @param divisor greater than zero
     */
    public static Money roundHalfUp(BigDecimal dividend, BigDecimal divisor, Currency currency) {
        return new Money(dividend.divide(divisor, decimals(currency), RoundingMode.HALF_UP), currency);
    }

    public static int decimals(Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException(currency + " is not a currency that amounts can be kept in");
        }
        return decimals;
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** The amount as a decimal string with the currency's own number of decimals, for example {@code 19.20}. */
    public String toAmountString() {
        return amount.toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return toAmountString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
