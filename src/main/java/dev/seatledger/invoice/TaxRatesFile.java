package dev.seatledger.invoice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.seatledger.billing.TaxRates;

/** The tax rates that the application ships with: data with validity dates (R30). */
public final class TaxRatesFile {

    private static final String FILE = "/vat-rates.csv";

    private TaxRatesFile() {}

    @Produces
    @Singleton
    public static TaxRates read() throws IOException {
        InputStream file = Objects.requireNonNull(TaxRatesFile.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<TaxRates.Rate> rates = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(TaxRatesFile::rate)
                    .toList();
            return new TaxRates(rates);
        }
    }

    private static TaxRates.Rate rate(String line) {
        String[] fields = line.split(",", -1);
        return new TaxRates.Rate(
                fields[0], LocalDate.parse(fields[1]), new BigDecimal(fields[2]), Boolean.parseBoolean(fields[3]));
    }
}
