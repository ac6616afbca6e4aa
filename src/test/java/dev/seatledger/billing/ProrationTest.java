package dev.seatledger.billing;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProrationTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/proration.csv", numLinesToSkip = 1)
    void chargesTheShareOfTheFullPriceRoundedHalfUpOnce(
            String name,
            String price,
            Currency currency,
            int quantity,
            long numerator,
            long denominator,
            String charge) {
        Share share = new Share(ProrationMode.SECOND, numerator, denominator);

        Money result = Proration.charge(Money.of(price, currency), quantity, share);

        assertEquals(charge, result.toAmountString());
        assertEquals(currency, result.currency());
    }

    /**
     * In whole numbers of minor units: twice the difference between the charge and the exact product is at most one, and below one to the
     * upper side only where it is not a half.
     */
    @Test
    void neverIsFurtherThanHalfAMinorUnitFromTheExactProduct() {
        long[] cents = {1, 3, 99, 333, 3333, 4000, 48000, 99999};
        for (long price : cents) {
            for (int quantity = 0; quantity <= 40; quantity++) {
                for (long denominator : new long[] {28, 29, 30, 31, 365, 366}) {
                    for (long numerator = 0; numerator <= denominator; numerator += denominator > 31 ? 13 : 1) {
                        Money charged = Proration.charge(
                                new Money(BigDecimal.valueOf(price, 2), Contract.EUR),
                                quantity,
                                new Share(ProrationMode.DAY, numerator, denominator));
                        long rounded = charged.amount().unscaledValue().longValueExact();
                        long twiceTheError = 2 * (rounded * denominator - price * quantity * numerator);
                        String context = "%d x %d x %d/%d".formatted(quantity, price, numerator, denominator);
                        assertTrue(twiceTheError > -denominator, () -> context + " is rounded down too far");
                        assertTrue(twiceTheError <= denominator, () -> context + " is rounded up too far");
                    }
                }
            }
        }
    }
}
