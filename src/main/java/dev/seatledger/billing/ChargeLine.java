package dev.seatledger.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.seatledger.shared.money.Money;

/**
 * One line of a document, with everything that explains its amount years later (R32).
 *
 * @param quantity seats, greater than 0
 * @param period the local days that are paid with it
 * @param share the prorated part of the full price
 * @param fullPrice of one seat for the whole window
 * @param seatsBefore paid seats before the line took effect
 * @param seatsAfter paid seats after
 * @param net {@code quantity x fullPrice x share}, rounded once
 */
public record ChargeLine(
        LineRule rule,
        UnitType unitType,
        int quantity,
        Period period,
        Share share,
        Money fullPrice,
        int seatsBefore,
        int seatsAfter,
        Money net) {

    /** Fewest extra decimals of a unit price that does not divide evenly. */
    private static final int UNIT_PRICE_EXTRA_DECIMALS = 4;

    /** A line whose net amount follows from its share (R10). */
    public static ChargeLine of(
            LineRule rule,
            UnitType unitType,
            Period period,
            Share share,
            Money fullPrice,
            int seatsBefore,
            int seatsAfter,
            int quantity) {
        Money net = Proration.charge(fullPrice, quantity, share);
        return new ChargeLine(rule, unitType, quantity, period, share, fullPrice, seatsBefore, seatsAfter, net);
    }

    /** For people: {@code 1 additional user, 1-12 October 2024}. */
    public String description() {
        return quantity + " " + rule.adjective() + " " + unitType.noun(quantity) + ", " + EnglishDates.format(period);
    }

    /**
     * What one seat costs on this line, at the currency's decimals where that is exact. Quantity x unit price is within half a minor unit
     * of the net amount.
     */
    public BigDecimal unitPrice() {
        BigDecimal seats = BigDecimal.valueOf(quantity);
        BigDecimal rounded = net.amount().divide(seats, net.amount().scale(), RoundingMode.HALF_UP);
        if (rounded.multiply(seats).compareTo(net.amount()) == 0) {
            return rounded;
        }
        // The error of one seat times their number stays below half a minor unit: a decimal more for each digit of the
        // quantity.
        int extra = Math.max(UNIT_PRICE_EXTRA_DECIMALS, seats.precision());
        return net.amount().divide(seats, net.amount().scale() + extra, RoundingMode.HALF_UP);
    }
}
