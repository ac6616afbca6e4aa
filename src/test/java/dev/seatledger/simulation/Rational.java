package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction, never negative. The oracle multiplies and divides with these and rounds once, with whole numbers only, so that it
 * shares no arithmetic with the application, which multiplies and divides decimals.
 */
record Rational(BigInteger numerator, BigInteger denominator) {

    Rational {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
    }

    static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Rational of(BigDecimal decimal) {
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Rational(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** With this many decimals; what lies exactly between two goes up: floor((2n + d) / 2d). */
    BigDecimal roundHalfUp(int decimals) {
        BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(decimals));
        BigInteger doubled = scaled.shiftLeft(1).add(denominator);
        return new BigDecimal(doubled.divide(denominator.shiftLeft(1)), decimals);
    }
}
