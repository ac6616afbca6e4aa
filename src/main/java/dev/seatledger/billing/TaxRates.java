package dev.seatledger.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Standard VAT rates by country, each valid from a day until the next one of the same country.
 */
public record TaxRates(List<Rate> rates) {

    /**
     * @param country ISO 3166-1 alpha-2
     * @param from first local day on which the rate applies
     * @param percent 20 for 20 %
     * @param isEuMember whether the country is in the EU's VAT area at that time
     */
    public record Rate(String country, LocalDate from, BigDecimal percent, boolean isEuMember) {}

    public TaxRates {
        rates = List.copyOf(rates);
    }

    /** The rate of a country on a day; empty where the table has none. */
    public Optional<Rate> on(String country, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.country().equals(country) && !rate.from().isAfter(day))
                .max(Comparator.comparing(Rate::from));
    }

    public boolean isEuMember(String country, LocalDate day) {
        return on(country, day).map(Rate::isEuMember).orElse(false);
    }
}
