package dev.seatledger.invoice;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.money.Money;

/**
 * A line as it stands on a document (R32).
 *
 * @param unitType null for a credit that no seats explain
 * @param quantity greater than 0
 * @param unitPrice net of one unit; quantity x unit price is within half a minor unit of the net amount
 * @param share the prorated part of the full price
 * @param fullPrice of one unit for the whole window
 */
public record DocumentLine(
        LineRule rule,
        String description,
        @Nullable UnitType unitType,
        int quantity,
        BigDecimal unitPrice,
        Period period,
        Share share,
        Money fullPrice,
        int seatsBefore,
        int seatsAfter,
        Money net) {

    private static final Share WHOLE = new Share(ProrationMode.DAY, 1, 1);

    public static DocumentLine of(ChargeLine line) {
        return new DocumentLine(
                line.rule(),
                line.description(),
                line.unitType(),
                line.quantity(),
                line.unitPrice(),
                line.period(),
                line.share(),
                line.fullPrice(),
                line.seatsBefore(),
                line.seatsAfter(),
                line.net());
    }

    public DocumentLine describedAs(String text) {
        return new DocumentLine(
                rule, text, unitType, quantity, unitPrice, period, share, fullPrice, seatsBefore, seatsAfter, net);
    }

    /**
     * An amount given back.
     *
     * @param period the days that the credited invoice covers
     */
    public static DocumentLine credit(String description, Period period, Money net) {
        return new DocumentLine(LineRule.CREDIT, description, null, 1, net.amount(), period, WHOLE, net, 0, 0, net);
    }
}
