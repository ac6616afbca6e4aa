package dev.seatledger.billing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class InvoiceAmountsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                 , currency, rate, lines               , net    , tax   , total
            case 1                                 , EUR     , 20  , 300.00              , 300.00 , 60.00 , 360.00
            case 2                                 , EUR     , 20  , 300.00 80.00        , 380.00 , 76.00 , 456.00
            case 3                                 , EUR     , 20  , 16.00               , 16.00  , 3.20  , 19.20
            case 4                                 , EUR     , 20  , 40.00               , 40.00  , 8.00  , 48.00
            case 5                                 , EUR     , 20  , 1.33                , 1.33   , 0.27  , 1.60
            case 6                                 , EUR     , 20  , 32.00               , 32.00  , 6.40  , 38.40
            case 9                                 , EUR     , 20  , 38.71               , 38.71  , 7.74  , 46.45
            case 16                                , EUR     , 20  , 32.00 2.40          , 34.40  , 6.88  , 41.28
            case 18                                , EUR     , 20  , 310.36              , 310.36 , 62.07 , 372.43
            case 20                                , EUR     , 20  , 3600.00 960.00      , 4560.00, 912.00, 5472.00
            case 21                                , EUR     , 20  , 506.23              , 506.23 , 101.25, 607.48
            case 27                                , EUR     , 20  , 36.00               , 36.00  , 7.20  , 43.20
            case 30                                , EUR     , 0   , 16.00               , 16.00  , 0.00  , 16.00
            case 36 in yen                         , JPY     , 20  , 1200                , 1200   , 240   , 1440
            case 36 in dinar                       , KWD     , 20  , 0.933               , 0.933  , 0.187 , 1.120
            tax on the sum and not on the lines    , EUR     , 20  , 0.12 0.12           , 0.24   , 0.05  , 0.29
            tax on the sum: three that round down  , EUR     , 20  , 0.02 0.02 0.02      , 0.06   , 0.01  , 0.07
            tax on the sum: three that round up    , EUR     , 20  , 0.03 0.03 0.03      , 0.09   , 0.02  , 0.11
            yen: tax on the sum                    , JPY     , 20  , 2 2 2               , 6      , 1     , 7
            a line of nothing                      , EUR     , 20  , 16.00 0.00          , 16.00  , 3.20  , 19.20
            only nothing                           , EUR     , 20  , 0.00                , 0.00   , 0.00  , 0.00
            no line                                , EUR     , 20  ,                     , 0.00   , 0.00  , 0.00
            no line in yen                         , JPY     , 20  ,                     , 0      , 0     , 0
            """)
    void sumsItsLinesAndTaxesTheSum(
            String name,
            Currency currency,
            BigDecimal ratePercent,
            @Nullable String lines,
            String net,
            String tax,
            String total) {
        TaxTreatment treatment = new TaxTreatment(TaxCategory.STANDARD, ratePercent, null);

        InvoiceAmounts amounts = InvoiceAmounts.of(netsOf(lines, currency), treatment, currency);

        assertEquals(
                new InvoiceAmounts(Money.of(net, currency), Money.of(tax, currency), Money.of(total, currency)),
                amounts);
    }

    @Test
    void refusesALineInAnotherCurrency() {
        TaxTreatment treatment = new TaxTreatment(TaxCategory.STANDARD, new BigDecimal("20"), null);
        List<Money> lines = netsOf("1200", Currency.getInstance("JPY"));

        assertThrows(IllegalArgumentException.class, () -> InvoiceAmounts.of(lines, treatment, Contract.EUR));
    }

    private static List<Money> netsOf(@Nullable String nets, Currency currency) {
        if (nets == null) {
            return List.of();
        }
        return Arrays.stream(nets.split(" ", -1))
                .map(net -> Money.of(net, currency))
                .toList();
    }
}
