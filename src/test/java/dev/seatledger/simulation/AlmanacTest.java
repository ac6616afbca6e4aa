package dev.seatledger.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.seatledger.simulation.Almanac.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The days that the almanac finds by walking are those that calendar arithmetic gives. */
class AlmanacTest {

    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    @Test
    void findsTheBoundariesThatArithmeticGives() {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 300; i++) {
            LocalDate start = DAY.plusDays(random.nextInt(1500));
            int anchor = random.nextBoolean() ? 28 + random.nextInt(4) : 1 + random.nextInt(31);
            SubscriptionType type = List.of(SubscriptionType.values()).get(random.nextInt(4));
            int months = type.periodMonths() * (1 + random.nextInt(3));
            LocalDate today = start.plusDays(random.nextInt(1500));

            Almanac almanac = almanac(type, start, anchor, months);

            check(almanac, Kind.WINDOW, type.windowMonths(), new LocalDate[] {start, today}, anchor);
            check(almanac, Kind.PERIOD, type.periodMonths(), new LocalDate[] {start, today}, anchor);
            if (type == SubscriptionType.MONTHLY) {
                assertEquals(almanac.endOf(Kind.PERIOD, today), almanac.endOf(Kind.TERM, today));
                continue;
            }
            LocalDate first = firstAnchor(start, anchor);
            LocalDate end = first;
            while (!end.isAfter(today) || end.equals(first)) {
                end = plusMonths(end, months, anchor);
            }
            assertEquals(end, almanac.endOf(Kind.TERM, today));
        }
    }

    private static Almanac almanac(SubscriptionType type, LocalDate start, int anchor, int months) {
        return new Almanac(new Terms(
                new Terms.Customer("FR", null, "UTC", "EUR"),
                new Terms.Cycle(type, start.toString(), anchor, months),
                new Terms.Settings(null, null, null, null, 0),
                Map.of(),
                "2022-01-01T00:00:00Z"));
    }

    private static void check(Almanac almanac, Kind kind, int months, LocalDate[] startAndToday, int anchor) {
        LocalDate start = startAndToday[0];
        LocalDate today = startAndToday[1];
        LocalDate begin = start;
        LocalDate end = firstAnchor(start, anchor);
        if (end.equals(start)) {
            end = plusMonths(end, months, anchor);
        }
        while (!end.isAfter(today)) {
            begin = end;
            end = plusMonths(end, months, anchor);
        }
        LocalDate full =
                begin.equals(clamped(YearMonth.from(begin), anchor)) ? begin : plusMonths(end, -months, anchor);
        assertEquals(begin, almanac.startOf(kind, today));
        assertEquals(end, almanac.endOf(kind, today));
        Stretch rest = almanac.rest(kind, almanac.firstInstantOf(today));
        assertEquals(end.toEpochDay() - today.toEpochDay(), rest.part());
        assertEquals(end.toEpochDay() - full.toEpochDay(), rest.whole());
    }

    private static LocalDate firstAnchor(LocalDate start, int anchor) {
        LocalDate thisMonth = clamped(YearMonth.from(start), anchor);
        return thisMonth.isBefore(start) ? clamped(YearMonth.from(start).plusMonths(1), anchor) : thisMonth;
    }

    private static LocalDate plusMonths(LocalDate boundary, int months, int anchor) {
        return clamped(YearMonth.from(boundary).plusMonths(months), anchor);
    }

    private static LocalDate clamped(YearMonth month, int anchor) {
        return month.atDay(Math.min(anchor, month.lengthOfMonth()));
    }
}
