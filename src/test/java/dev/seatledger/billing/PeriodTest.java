package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PeriodTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/period-instants.csv", numLinesToSkip = 1)
    void startsAndEndsWithTheFirstInstantOfALocalDay(
            String name, ZoneId zone, LocalDate start, LocalDate end, Instant first, Instant firstAfter) {
        Period period = new Period(start, end);

        assertEquals(first, period.startInstant(zone));
        assertEquals(firstAfter, period.endInstant(zone));
        assertEquals(start, LocalDate.ofInstant(first, zone));
        assertTrue(
                LocalDate.ofInstant(first.minusNanos(1), zone).isBefore(start), "an instant earlier is the day before");
        assertTrue(LocalDate.ofInstant(firstAfter.minusNanos(1), zone).isBefore(end), "the last instant is inside");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                     , period                , days, last day
            30 days                    , 2024-09-13..2024-10-13, 30  , 2024-10-12
            31 days                    , 2024-10-13..2024-11-13, 31  , 2024-11-12
            a single day               , 2024-02-29..2024-03-01, 1   , 2024-02-29
            common February            , 2025-02-01..2025-03-01, 28  , 2025-02-28
            leap February              , 2024-02-01..2024-03-01, 29  , 2024-02-29
            across the end of a year   , 2024-12-31..2025-01-01, 1   , 2024-12-31
            common year                , 2025-01-10..2026-01-10, 365 , 2026-01-09
            leap year                  , 2024-01-10..2025-01-10, 366 , 2025-01-09
            case 23 anchor 31          , 2025-01-31..2025-02-28, 28  , 2025-02-27
            case 23 the next           , 2025-02-28..2025-03-31, 31  , 2025-03-30
            """)
    void countsItsDaysWithoutTheEnd(
            String name, @ConvertWith(PeriodText.class) Period period, long days, LocalDate lastDay) {
        assertEquals(days, period.days());
        assertEquals(lastDay, period.lastDay());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name             , day       , inside
            the day before     , 2024-09-12, false
            the first day      , 2024-09-13, true
            a day between      , 2024-10-01, true
            the last day       , 2024-10-12, true
            the end            , 2024-10-13, false
            long after         , 2025-09-13, false
            """)
    void containsItsStartButNotItsEnd(String name, LocalDate day, boolean inside) {
        Period period = PeriodText.parse("2024-09-13..2024-10-13");

        assertEquals(inside, period.contains(day));
    }

    @Test
    void refusesToBeEmptyOrToEndBeforeItStarts() {
        LocalDate day = LocalDate.of(2024, 9, 13);

        assertThrows(IllegalArgumentException.class, () -> new Period(day, day));
        assertThrows(IllegalArgumentException.class, () -> new Period(day, day.minusDays(1)));
    }
}
