package dev.seatledger.billing;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChargeLineTest {

    private static final Period PERIOD = PeriodText.parse("2024-10-01..2024-10-13");
    private static final Share SHARE = new Share(ProrationMode.DAY, 12, 30);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/descriptions.csv", numLinesToSkip = 1)
    void describesItselfForPeople(
            String name,
            LineRule rule,
            UnitType type,
            int quantity,
            @ConvertWith(PeriodText.class) Period period,
            String description) {
        ChargeLine line =
                ChargeLine.of(rule, type, period, SHARE, Money.of("40.00", Contract.EUR), 10, 10 + quantity, quantity);

        assertEquals(description, line.description());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                           , currency, quantity, net      , unit price
            case 3                           , EUR     , 1       , 16.00    , 16.00
            case 6                           , EUR     , 2       , 32.00    , 16.00
            case 5                           , EUR     , 1       , 1.33     , 1.33
            a commitment                     , EUR     , 10      , 300.00   , 30.00
            a tenth of a cent each           , EUR     , 10      , 0.01     , 0.001000
            case 31 of three                 , EUR     , 3       , 40.00    , 13.333333
            case 21 of two                   , EUR     , 2       , 506.23   , 253.115000
            two thirds of a cent             , EUR     , 3       , 0.02     , 0.006667
            nothing                          , EUR     , 3       , 0.00     , 0.00
            yen even                         , JPY     , 3       , 3600     , 1200
            yen uneven                       , JPY     , 3       , 1000     , 333.3333
            one yen of seven                 , JPY     , 7       , 1        , 0.1429
            dinar even                       , KWD     , 2       , 1.866    , 0.933
            dinar uneven                     , KWD     , 3       , 1.000    , 0.3333333
            dinar uneven rounded up          , KWD     , 7       , 0.006    , 0.0008571
            many seats                       , EUR     , 9999    , 99990.01 , 10.000001
            """)
    void hasAUnitPriceAtTheCurrencysDecimalsWhereThatIsExact(
            String name, Currency currency, int quantity, String net, BigDecimal unitPrice) {
        assertEquals(unitPrice, line(quantity, Money.of(net, currency)).unitPrice());
    }

    /** EN 16931: quantity x unit price, rounded, is the line's net amount. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"EUR", "JPY", "KWD"})
    void hasAUnitPriceThatTimesTheQuantityIsWithinHalfAMinorUnitOfTheNet(Currency currency) {
        int decimals = Money.decimals(currency);
        BigDecimal half = new BigDecimal("0.5").movePointLeft(decimals);
        int[] quantities = {
            1, 2, 3, 6, 7, 9, 11, 13, 17, 64, 97, 128, 365, 366, 777, 999, 1000, 1024, 4999, 9973, 10_000, 20_000,
            99_999, 1_000_000
        };
        for (int quantity : quantities) {
            for (long minorUnits = 0; minorUnits < 4_000; minorUnits++) {
                assertWithinHalf(half, quantity, new Money(BigDecimal.valueOf(minorUnits, decimals), currency));
            }
            for (long minorUnits = 12_345_678; minorUnits < 12_345_678_900L; minorUnits += 9_876_543) {
                assertWithinHalf(half, quantity, new Money(BigDecimal.valueOf(minorUnits, decimals), currency));
            }
        }
    }

    private static void assertWithinHalf(BigDecimal half, int quantity, Money net) {
        BigDecimal unitPrice = line(quantity, net).unitPrice();
        BigDecimal difference = unitPrice
                .multiply(BigDecimal.valueOf(quantity))
                .subtract(net.amount())
                .abs();
        assertTrue(difference.compareTo(half) <= 0, () -> "%d x %s is not %s".formatted(quantity, unitPrice, net));
    }

    @Test
    void hasAUnitPriceForWhateverShareItIsOf() {
        for (int numerator = 1; numerator <= 31; numerator++) {
            for (int quantity = 1; quantity <= 60; quantity++) {
                ChargeLine line = ChargeLine.of(
                        LineRule.ADDITIONAL,
                        UnitType.USER,
                        PERIOD,
                        new Share(ProrationMode.DAY, numerator, 31),
                        Money.of("33.33", Contract.EUR),
                        0,
                        quantity,
                        quantity);
                assertWithinHalf(new BigDecimal("0.005"), quantity, line.net());
            }
        }
    }

    @Test
    void computesItsNetFromItsShare() {
        ChargeLine line = ChargeLine.of(
                LineRule.ADDITIONAL, UnitType.USER, PERIOD, SHARE, Money.of("33.33", Contract.EUR), 10, 13, 3);

        ChargeLine expected = new ChargeLine(
                LineRule.ADDITIONAL,
                UnitType.USER,
                3,
                PERIOD,
                SHARE,
                Money.of("33.33", Contract.EUR),
                10,
                13,
                Money.of("40.00", Contract.EUR));
        assertEquals(expected, line);
    }

    private static ChargeLine line(int quantity, Money net) {
        return new ChargeLine(LineRule.ADDITIONAL, UnitType.USER, quantity, PERIOD, SHARE, net, 0, quantity, net);
    }
}
