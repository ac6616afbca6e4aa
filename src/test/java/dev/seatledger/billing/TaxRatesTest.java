package dev.seatledger.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.invoice.TaxRatesFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class TaxRatesTest {

    private static final TaxRates RATES = shippedRates();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/tax-rates.csv", numLinesToSkip = 1)
    void knowsTheStandardRateOfACountryOnADay(
            String name, String country, LocalDate day, BigDecimal percent, boolean isEuMember) {
        TaxRates.Rate rate = RATES.on(country, day).orElseThrow();

        assertEquals(0, percent.compareTo(rate.percent()), () -> "is " + rate.percent());
        assertEquals(isEuMember, rate.isEuMember());
        assertEquals(isEuMember, RATES.isEuMember(country, day));
    }

    @Test
    void knowsEveryMemberOfTheEu() {
        List<String> members = List.of(
                "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
                "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
        LocalDate day = LocalDate.of(2024, 10, 1);

        List<String> found = RATES.rates().stream()
                .map(TaxRates.Rate::country)
                .distinct()
                .filter(country -> RATES.isEuMember(country, day))
                .sorted()
                .toList();

        assertEquals(members, found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                         , country, day
            the day before the first rate  , FR     , 1995-07-31
            a country without rates        , US     , 2024-10-01
            lower case is no country       , fr     , 2024-10-01
            """)
    void hasNoRateWhereTheTableHasNone(String name, String country, LocalDate day) {
        assertEquals(Optional.empty(), RATES.on(country, day));
        assertFalse(RATES.isEuMember(country, day));
    }

    @Test
    void takesTheLatestRateThatAppliesWhateverTheirOrder() {
        TaxRates.Rate first = new TaxRates.Rate("DE", LocalDate.of(2007, 1, 1), new BigDecimal("19"), true);
        TaxRates.Rate second = new TaxRates.Rate("DE", LocalDate.of(2020, 7, 1), new BigDecimal("16"), true);
        TaxRates.Rate third = new TaxRates.Rate("DE", LocalDate.of(2021, 1, 1), new BigDecimal("19"), true);
        TaxRates rates = new TaxRates(List.of(third, first, second));

        assertEquals(Optional.of(first), rates.on("DE", LocalDate.of(2020, 6, 30)));
        assertEquals(Optional.of(second), rates.on("DE", LocalDate.of(2020, 7, 1)));
        assertEquals(Optional.of(second), rates.on("DE", LocalDate.of(2020, 12, 31)));
        assertEquals(Optional.of(third), rates.on("DE", LocalDate.of(2021, 1, 1)));
    }

    static TaxRates shippedRates() {
        try {
            return TaxRatesFile.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
