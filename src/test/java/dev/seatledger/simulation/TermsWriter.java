package dev.seatledger.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/** Makes up contracts, with a liking for the edges: month ends, clock changes, prices that do not divide, nothing included or to pay. */
final class TermsWriter {

    private static final List<String> ZONES = List.of(
            "Europe/Paris",
            "UTC",
            "America/New_York",
            "Asia/Tokyo",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Africa/Cairo",
            "Pacific/Auckland",
            "Asia/Kathmandu");

    private static final Map<String, List<String>> PRICES = Map.of(
            "EUR", List.of("0", "0.01", "0.05", "1", "9.99", "29.9", "30.00", "33.33", "40.00", "47.11", "1234.56"),
            "USD", List.of("0", "0.03", "5.00", "12.34", "19.95", "100", "333.33"),
            "JPY", List.of("0", "1", "7", "333", "1000", "2999", "3000"),
            "KWD", List.of("0", "0.001", "0.333", "1.25", "4.000", "10.005", "123.456"));

    private static final List<Terms.Customer> CUSTOMERS = List.of(
            new Terms.Customer("FR", null, "", ""),
            new Terms.Customer("FR", null, "", ""),
            new Terms.Customer("DE", "DE123456788", "", ""),
            new Terms.Customer("DE", null, "", ""),
            new Terms.Customer("US", null, "", ""),
            new Terms.Customer("CH", null, "", ""));

    private final SplittableRandom random;

    TermsWriter(SplittableRandom random) {
        this.random = random;
    }

    Terms write() {
        ZoneId zone = ZoneId.of(pick(ZONES));
        Instant clock = clock(zone);
        LocalDate today = clock.atZone(zone).toLocalDate();
        String currency = pick(List.of("EUR", "EUR", "EUR", "JPY", "KWD", "USD"));
        Terms.Customer who = pick(CUSTOMERS);
        return new Terms(
                new Terms.Customer(who.country(), who.vatNumber(), zone.getId(), currency),
                cycle(today),
                settings(),
                units(PRICES.get(currency)),
                clock.toString());
    }

    /** From 2022 to 2029; at a day's first instant, or a microsecond before, or some time. */
    private Instant clock(ZoneId zone) {
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(2900));
        if (random.nextInt(3) == 0) {
            day = YearMonth.from(day).atEndOfMonth();
        }
        if (random.nextInt(3) == 0) {
            Instant first = day.atStartOfDay(zone).toInstant();
            return random.nextBoolean() || day.getDayOfYear() == 1 ? first : first.minus(1, ChronoUnit.MICROS);
        }
        LocalDateTime time = day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        Instant instant = time.atZone(zone).toInstant();
        return random.nextBoolean() ? instant : instant.plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
    }

    private Terms.Cycle cycle(LocalDate today) {
        SubscriptionType type = pick(List.of(SubscriptionType.values()));
        LocalDate start =
                switch (random.nextInt(10)) {
                    case 0, 1 -> today.plusDays(1 + random.nextInt(45));
                    case 2, 3 -> today;
                    case 4, 5, 6 -> today.minusDays(random.nextInt(40));
                    case 7 -> YearMonth.from(today).minusMonths(1).atEndOfMonth();
                    default -> today.minusDays(random.nextInt(800));
                };
        int anchor =
                switch (random.nextInt(6)) {
                    case 0, 1 -> start.getDayOfMonth();
                    case 2, 3 -> 28 + random.nextInt(4);
                    default -> 1 + random.nextInt(31);
                };
        int months =
                switch (type) {
                    case MONTHLY -> 1;
                    case ANNUAL_BILLED_MONTHLY -> pick(List.of(12, 12, 1, 2, 3, 6, 18, 24, 36, 1 + random.nextInt(36)));
                    case ANNUAL_UPFRONT, ANNUAL_UPFRONT_MONTHLY_ADDITIONAL -> pick(List.of(12, 12, 24));
                };
        return new Terms.Cycle(type, start.toString(), anchor, months);
    }

    private Terms.Settings settings() {
        String method = oneOf(null, "card", "direct_debit", "bank_transfer", "bank_transfer");
        return new Terms.Settings(
                oneOf(null, "window", "term"),
                oneOf(null, "day", "second"),
                oneOf(null, "immediate", "next_invoice"),
                method,
                "bank_transfer".equals(method) ? pick(List.of(0, 1, 10, 14, 30, 60)) : 0);
    }

    private Map<UnitType, Terms.Commitment> units(List<String> prices) {
        Map<UnitType, Terms.Commitment> units = new EnumMap<>(UnitType.class);
        int which = random.nextInt(10);
        if (which < 9) {
            units.put(UnitType.USER, commitment(prices));
        }
        if (which > 2) {
            units.put(UnitType.NUMBER, commitment(prices));
        }
        return units;
    }

    private Terms.Commitment commitment(List<String> prices) {
        int included = pick(List.of(0, 1, 2, 5, 9, 10, 10, 11, 12, random.nextInt(31)));
        return new Terms.Commitment(included, pick(prices), pick(prices));
    }

    private @Nullable String oneOf(@Nullable String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
