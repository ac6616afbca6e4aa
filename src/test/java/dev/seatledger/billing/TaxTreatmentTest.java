package dev.seatledger.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TaxTreatmentTest {

    private static final String REVERSE_CHARGE =
            "Reverse charge: VAT to be accounted for by the recipient (Articles 44 and 196, Directive 2006/112/EC).";
    private static final String OUTSIDE_EU =
            "Not subject to VAT: supplied outside the EU (Articles 44 and 59, Directive 2006/112/EC).";

    private static final TaxRates RATES = TaxRatesTest.shippedRates();

    /** The mention that the law wants, by the name it has in the table. */
    private enum Mention {
        NONE(null),
        REVERSE_CHARGE(TaxTreatmentTest.REVERSE_CHARGE),
        OUTSIDE_EU(TaxTreatmentTest.OUTSIDE_EU);

        private final @Nullable String text;

        Mention(@Nullable String text) {
            this.text = text;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/tax-treatments.csv", numLinesToSkip = 1)
    void followsFromCountriesVatNumberAndDay(
            String name,
            String seller,
            String customer,
            @Nullable String customerVatNumber,
            LocalDate day,
            TaxCategory category,
            BigDecimal ratePercent,
            Mention mention) {
        TaxTreatment treatment = TaxTreatment.of(
                new TaxParty(seller, seller + "123456789"), new TaxParty(customer, customerVatNumber), day, RATES);

        assertEquals(category, treatment.category());
        assertEquals(0, ratePercent.compareTo(treatment.ratePercent()), () -> "is " + treatment.ratePercent());
        assertEquals(mention.text, treatment.mention());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                          , country, day
            a country without rates         , US     , 2024-10-01
            the day before the first rate   , FR     , 1995-07-31
            """)
    void refusesADomesticSaleWithoutAKnownRate(String name, String country, LocalDate day) {
        TaxParty party = new TaxParty(country, null);

        assertThrows(IllegalArgumentException.class, () -> TaxTreatment.of(party, party, day, RATES));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                               , rate, currency, net                  , tax
            case 3                               , 20  , EUR     , 16.00                , 3.20
            case 5 rounds 0.266 up               , 20  , EUR     , 1.33                 , 0.27
            case 9 rounds 7.742 down             , 20  , EUR     , 38.71                , 7.74
            case 18 rounds 62.072 down           , 20  , EUR     , 310.36               , 62.07
            case 21 rounds 101.246 up            , 20  , EUR     , 506.23               , 101.25
            case 24 rounds 20.904 down           , 20  , EUR     , 104.52               , 20.90
            case 30 reverse charge               , 0   , EUR     , 16.00                , 0.00
            half a cent goes up                  , 19  , EUR     , 0.50                 , 0.10
            two and a half cents of one go up    , 25  , EUR     , 0.10                 , 0.03
            half a cent after an even one        , 25  , EUR     , 0.50                 , 0.13
            a rate with a decimal: half goes up  , 25.5, EUR     , 1.00                 , 0.26
            a rate with a decimal: just below    , 25.5, EUR     , 0.98                 , 0.25
            Swiss 8.1 percent                    , 8.1 , CHF     , 100.05               , 8.10
            Swiss 7.7 percent: half goes up      , 7.7 , CHF     , 5.00                 , 0.39
            a cent                               , 20  , EUR     , 0.01                 , 0.00
            two cents and a half                 , 20  , EUR     , 0.03                 , 0.01
            nothing                              , 20  , EUR     , 0.00                 , 0.00
            case 36 in yen                       , 20  , JPY     , 1200                 , 240
            yen: half goes up                    , 25  , JPY     , 10                   , 3
            yen: just below half                 , 20  , JPY     , 12                   , 2
            yen: above half                      , 20  , JPY     , 13                   , 3
            yen: a rate with a decimal           , 25.5, JPY     , 1000                 , 255
            case 36 in dinar                     , 20  , KWD     , 0.933                , 0.187
            dinar: half a fils goes up           , 25  , KWD     , 0.010                , 0.003
            a very large sum                     , 20  , EUR     , 900719925474099301.03, 180143985094819860.21
            """)
    void roundsTheTaxOfANetSumHalfUp(String name, BigDecimal ratePercent, Currency currency, String net, String tax) {
        TaxTreatment treatment = new TaxTreatment(TaxCategory.STANDARD, ratePercent, null);

        assertEquals(Money.of(tax, currency), treatment.on(Money.of(net, currency)));
    }

    /** Case 30. */
    @Test
    void chargesABusinessInGermanyNoVatButTellsItWhy() {
        TaxTreatment treatment = TaxTreatment.of(
                new TaxParty("FR", "FR12345678901"),
                new TaxParty("DE", "DE123456789"),
                LocalDate.of(2024, 10, 1),
                RATES);

        assertEquals(Money.of("0.00", Contract.EUR), treatment.on(Money.of("16.00", Contract.EUR)));
        assertEquals(REVERSE_CHARGE, treatment.mention());
    }
}
