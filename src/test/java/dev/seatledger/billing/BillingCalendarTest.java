package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BillingCalendarTest {

    private static final int YEARS = 5;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/calendar.csv", numLinesToSkip = 1)
    void putsADayIntoItsPeriodWindowAndTerm(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            int termMonths,
            LocalDate day,
            @ConvertWith(PeriodText.class) Period billingPeriod,
            @ConvertWith(PeriodText.class) Period chargeWindow,
            @ConvertWith(PeriodText.class) Period term) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, termMonths, ZoneOffset.UTC);

        assertEquals(new ChargeWindow(billingPeriod, billingPeriod), calendar.billingPeriodOn(day));
        assertEquals(new ChargeWindow(chargeWindow, chargeWindow), calendar.chargeWindowOn(day));
        assertEquals(term, calendar.termOn(day));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/first-windows.csv", numLinesToSkip = 1)
    void cutsTheFirstWindowShortWhereTheContractStartsBetweenAnchors(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            int termMonths,
            LocalDate day,
            @ConvertWith(PeriodText.class) Period billingPeriod,
            @ConvertWith(PeriodText.class) Period wholePeriod,
            @ConvertWith(PeriodText.class) Period chargeWindow,
            @ConvertWith(PeriodText.class) Period wholeWindow,
            @ConvertWith(PeriodText.class) Period term) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, termMonths, ZoneOffset.UTC);

        assertEquals(new ChargeWindow(billingPeriod, wholePeriod), calendar.billingPeriodOn(day));
        assertEquals(new ChargeWindow(chargeWindow, wholeWindow), calendar.chargeWindowOn(day));
        assertEquals(term, calendar.termOn(day));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/instant-windows.csv", numLinesToSkip = 1)
    void putsAnInstantIntoTheWindowOfItsLocalDay(
            String name,
            ZoneId zone,
            int anchorDay,
            Instant instant,
            LocalDate localDay,
            @ConvertWith(PeriodText.class) Period window) {
        BillingCalendar calendar =
                new BillingCalendar(SubscriptionType.MONTHLY, LocalDate.of(2010, 1, anchorDay), anchorDay, 1, zone);

        assertEquals(localDay, calendar.dayOf(instant));
        assertEquals(window, calendar.chargeWindowOn(calendar.dayOf(instant)).period());
        assertFalse(instant.isBefore(window.startInstant(zone)), "at or after the first instant");
        assertTrue(instant.isBefore(window.endInstant(zone)), "before the first instant of the next");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/seats-paid-until.csv", numLinesToSkip = 1)
    void keepsASeatToTheEndOfItsRetention(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            int termMonths,
            LocalDate day,
            SeatRetention retention,
            LocalDate paidUntil) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, termMonths, ZoneOffset.UTC);

        assertEquals(paidUntil, calendar.seatsPaidUntil(day, retention));
    }

    /** Starts on an anchor, on a clamped anchor and between two, for every anchor day. */
    static Stream<Arguments> everyAnchorAndType() {
        return Stream.of(SubscriptionType.values())
                .flatMap(type -> IntStream.rangeClosed(1, 31).mapToObj(anchor -> Arguments.of(type, anchor)));
    }

    @ParameterizedTest(name = "{0} from anchor {1}")
    @MethodSource("everyAnchorAndType")
    void laysWindowsEndToEndForYears(SubscriptionType type, int anchorDay) {
        for (String start : new String[] {"2023-01-31", "2024-02-29", "2025-02-28", "2024-04-30"}) {
            LocalDate contractStart = LocalDate.parse(start);
            BillingCalendar calendar =
                    new BillingCalendar(type, contractStart, anchorDay, type.defaultTermMonths(), ZoneOffset.UTC);
            LocalDate last = contractStart.plusYears(YEARS);
            Period billing = calendar.billingPeriodOn(contractStart).period();
            Period window = calendar.chargeWindowOn(contractStart).period();
            Period term = calendar.termOn(contractStart);
            assertEquals(contractStart, billing.start());
            assertEquals(contractStart, window.start());
            assertEquals(contractStart, term.start());
            for (LocalDate day = contractStart; day.isBefore(last); day = day.plusDays(1)) {
                billing = runningOrNext(
                        billing, calendar.billingPeriodOn(day).period(), day, anchorDay, type.billingMonths());
                window = runningOrNext(
                        window, calendar.chargeWindowOn(day).period(), day, anchorDay, type.windowMonths());
                term = runningOrNext(term, calendar.termOn(day), day, anchorDay, type.defaultTermMonths());
            }
        }
    }

    /** The same span goes on to its end, and there the next begins, on the anchor day of its month and of full length. */
    private static Period runningOrNext(Period running, Period found, LocalDate day, int anchorDay, int months) {
        if (running.contains(day)) {
            assertEquals(running, found, () -> "on " + day);
            return running;
        }
        assertEquals(day, running.end(), "no gap");
        assertEquals(day, found.start(), "no overlap");
        assertEquals(anchorOf(YearMonth.from(day), anchorDay), day);
        assertEquals(anchorOf(YearMonth.from(day).plusMonths(months), anchorDay), found.end(), () -> "from " + day);
        return found;
    }

    private static LocalDate anchorOf(YearMonth month, int anchorDay) {
        return month.lengthOfMonth() < anchorDay ? month.atEndOfMonth() : month.atDay(anchorDay);
    }

    @ParameterizedTest(name = "anchor {0}")
    @CsvSource({"0", "32", "-1", "100"})
    void refusesAnAnchorThatNoMonthHas(int anchorDay) {
        LocalDate start = LocalDate.of(2024, 9, 13);

        assertThrows(
                IllegalArgumentException.class,
                () -> new BillingCalendar(SubscriptionType.MONTHLY, start, anchorDay, 1, ZoneOffset.UTC));
    }

    @ParameterizedTest(name = "{0} for {1} months")
    @CsvSource({
        "MONTHLY, 0",
        "MONTHLY, -1",
        "ANNUAL_BILLED_MONTHLY, 0",
        "ANNUAL_UPFRONT, 0",
        "ANNUAL_UPFRONT, 1",
        "ANNUAL_UPFRONT, 18",
        "ANNUAL_UPFRONT, -12",
        "ANNUAL_UPFRONT_MONTHLY_ADDITIONAL, 6",
        "ANNUAL_UPFRONT_MONTHLY_ADDITIONAL, 25",
    })
    void refusesATermThatDoesNotHoldWholeBillingPeriods(SubscriptionType type, int termMonths) {
        LocalDate start = LocalDate.of(2024, 9, 13);

        assertThrows(
                IllegalArgumentException.class, () -> new BillingCalendar(type, start, 13, termMonths, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource
    void startsOnAClampedAnchorWithAWholeWindow(SubscriptionType type) {
        LocalDate start = LocalDate.of(2025, 2, 28);
        BillingCalendar calendar = new BillingCalendar(type, start, 31, type.defaultTermMonths(), ZoneOffset.UTC);

        ChargeWindow billed = calendar.billingPeriodOn(start);
        assertEquals(billed.full(), billed.period());
        ChargeWindow charged = calendar.chargeWindowOn(start);
        assertEquals(charged.full(), charged.period());
    }

    @Test
    void tellsAWindowCutShortFromAWholeOne() {
        BillingCalendar calendar =
                new BillingCalendar(SubscriptionType.MONTHLY, LocalDate.of(2024, 9, 20), 13, 1, ZoneOffset.UTC);

        assertEquals(
                new ChargeWindow(
                        PeriodText.parse("2024-09-20..2024-10-13"), PeriodText.parse("2024-09-13..2024-10-13")),
                calendar.chargeWindowOn(LocalDate.of(2024, 10, 12)));
        Period next = PeriodText.parse("2024-10-13..2024-11-13");
        assertEquals(new ChargeWindow(next, next), calendar.chargeWindowOn(LocalDate.of(2024, 10, 13)));
    }
}
