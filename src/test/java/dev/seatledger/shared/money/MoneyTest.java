package dev.seatledger.shared.money;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                        , amount              , currency, string
            cents                         , 19.20               , EUR     , 19.20
            a cent left out               , 19.2                , EUR     , 19.20
            whole euros                   , 19                  , EUR     , 19.00
            zeros beyond the cents        , 19.20000            , EUR     , 19.20
            nothing                       , 0                   , EUR     , 0.00
            nothing with many zeros       , 0.000000            , EUR     , 0.00
            negative                      , -0.01               , EUR     , -0.01
            yen                           , 1200                , JPY     , 1200
            yen with zeros                , 1200.00             , JPY     , 1200
            dinar                         , 0.933               , KWD     , 0.933
            dinar with decimals left out  , 4                   , KWD     , 4.000
            a power of ten                , 1E+3                , EUR     , 1000.00
            a power of ten in yen         , 12E+2               , JPY     , 1200
            more than a double holds      , 900719925474099301.01, EUR    , 900719925474099301.01
            """)
    void isWrittenWithTheDecimalsOfItsCurrency(String name, String amount, Currency currency, String string) {
        Money money = Money.of(amount, currency);

        assertEquals(string, money.toAmountString());
        assertEquals(currency.getDefaultFractionDigits(), money.amount().scale());
        assertEquals(string + " " + currency.getCurrencyCode(), money.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                       , amount  , currency
            a tenth of a cent            , 0.001   , EUR
            a tenth of a negative cent   , -0.001  , EUR
            half a yen                   , 0.5     , JPY
            a tenth of a fils            , 0.0001  , KWD
            far behind the point         , 1.000001, EUR
            """)
    void refusesMoreDecimalsThanItsCurrencyHas(String name, String amount, Currency currency) {
        assertThrows(IllegalArgumentException.class, () -> Money.of(amount, currency));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"EUR, 2", "USD, 2", "JPY, 0", "KRW, 0", "KWD, 3", "BHD, 3", "TND, 3", "CHF, 2", "HUF, 2"})
    void knowsTheDecimalsOfACurrency(Currency currency, int decimals) {
        assertEquals(decimals, Money.decimals(currency));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"XXX", "XAU"})
    void refusesACurrencyWithoutMinorUnits(Currency currency) {
        assertThrows(IllegalArgumentException.class, () -> Money.decimals(currency));
        assertThrows(IllegalArgumentException.class, () -> Money.zero(currency));
        assertThrows(IllegalArgumentException.class, () -> Money.of("1", currency));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                 , dividend, divisor, currency, rounded
            exact                                  , 192     , 10     , EUR     , 19.20
            below half a cent                      , 0.0049  , 1      , EUR     , 0.00
            half a cent                            , 0.005   , 1      , EUR     , 0.01
            one and a half cents                   , 0.015   , 1      , EUR     , 0.02
            two and a half cents                   , 0.025   , 1      , EUR     , 0.03
            just below two and a half cents        , 0.02499999999999999999, 1, EUR, 0.02
            a half from the division               , 1       , 8      , EUR     , 0.13
            a third                                , 1       , 3      , EUR     , 0.33
            two thirds                             , 2       , 3      , EUR     , 0.67
            minus half a cent                      , -0.005  , 1      , EUR     , -0.01
            minus two and a half cents             , -0.025  , 1      , EUR     , -0.03
            minus a half from the division         , -1      , 8      , EUR     , -0.13
            just above minus half a cent           , -0.00499, 1      , EUR     , 0.00
            half a yen                             , 1       , 2      , JPY     , 1
            two and a half yen                     , 5       , 2      , JPY     , 3
            minus two and a half yen               , -5      , 2      , JPY     , -3
            two and a half fils                    , 0.005   , 2      , KWD     , 0.003
            nothing                                , 0       , 7      , EUR     , 0.00
            almost a half after many digits        , 1296001 , 259200000, EUR   , 0.01
            just not a half after many digits      , 1295999 , 259200000, EUR   , 0.00
            more than a double holds               , 1801439850948198602.01, 2, EUR, 900719925474099301.01
            """)
    void roundsAQuotientHalvesAwayFromZero(
            String name, BigDecimal dividend, BigDecimal divisor, Currency currency, String rounded) {
        assertEquals(rounded, Money.roundHalfUp(dividend, divisor, currency).toAmountString());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "16.00, 3.20, 19.20, 12.80",
        "0.01, 0.02, 0.03, -0.01",
        "0.10, 0.20, 0.30, -0.10",
        "-1.00, 1.00, 0.00, -2.00",
        "900719925474099301.01, 0.02, 900719925474099301.03, 900719925474099300.99",
    })
    void addsAndSubtractsExactly(String first, String second, String sum, String difference) {
        Money money = Money.of(first, EUR);
        Money other = Money.of(second, EUR);

        assertEquals(Money.of(sum, EUR), money.plus(other));
        assertEquals(Money.of(difference, EUR), money.minus(other));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({
        "30.00, 10, 300.00",
        "33.33, 3, 99.99",
        "0.01, 0, 0.00",
        "0.01, -1, -0.01",
        "999999999.99, 1000000000, 999999999990000000.00",
    })
    void multipliesExactly(String amount, long factor, String product) {
        assertEquals(Money.of(product, EUR), Money.of(amount, EUR).times(factor));
    }

    @Test
    void refusesToMixCurrencies() {
        Money euro = Money.of("1", EUR);
        Money yen = Money.of("1", JPY);

        assertAll(
                () -> assertThrows(IllegalArgumentException.class, () -> euro.plus(yen)),
                () -> assertThrows(IllegalArgumentException.class, () -> euro.minus(yen)),
                () -> assertThrows(IllegalArgumentException.class, () -> euro.compareTo(yen)));
    }

    @Test
    void equalsTheSameAmountHoweverItWasWritten() {
        assertEquals(Money.of("19.2", EUR), Money.of("19.200", EUR));
        assertEquals(Money.of("19.2", EUR).hashCode(), Money.of("19.200", EUR).hashCode());
        assertEquals(Money.zero(EUR), Money.of("-0.00", EUR));
        assertNotEquals(Money.of("19.20", EUR), Money.of("19.21", EUR));
        assertNotEquals(Money.of("1", EUR), Money.of("1", Currency.getInstance("USD")));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"1.00, 2.00, -1", "2.00, 1.00, 1", "1.0, 1.00, 0", "-1.00, 0.00, -1", "9.00, 10.00, -1"})
    void comparesByAmount(String first, String second, int sign) {
        assertEquals(sign, Integer.signum(Money.of(first, EUR).compareTo(Money.of(second, EUR))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0.00, true, false", "0.01, false, false", "-0.01, false, true"})
    void tellsZeroAndNegativeApart(String amount, boolean zero, boolean negative) {
        Money money = Money.of(amount, EUR);

        assertEquals(zero, money.isZero());
        assertEquals(negative, money.isNegative());
    }

    @Test
    void isNothingInAnyCurrency() {
        assertTrue(Money.zero(JPY).isZero());
        assertFalse(Money.zero(EUR).isNegative());
        assertEquals("0.00", Money.zero(EUR).toAmountString());
    }
}
