package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ShareTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/shares-by-day.csv", numLinesToSkip = 1)
    void countsDaysFromTheLocalDayOfCreationToTheEndOfTheWindow(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            ZoneId zone,
            Instant at,
            long numerator,
            long denominator) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, type.defaultTermMonths(), zone);
        ChargeWindow window = calendar.chargeWindowOn(calendar.dayOf(at));

        Share share = Share.from(at, window, ProrationMode.DAY, zone);

        assertEquals(new Share(ProrationMode.DAY, numerator, denominator), share);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/shares-by-second.csv", numLinesToSkip = 1)
    void countsSecondsFromTheSecondOfCreationToTheEndOfTheWindow(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            ZoneId zone,
            Instant at,
            long numerator,
            long denominator) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, type.defaultTermMonths(), zone);
        ChargeWindow window = calendar.chargeWindowOn(calendar.dayOf(at));

        Share share = Share.from(at, window, ProrationMode.SECOND, zone);

        assertEquals(new Share(ProrationMode.SECOND, numerator, denominator), share);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/whole-shares.csv", numLinesToSkip = 1)
    void isAllThatRunsOfAWindow(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            ZoneId zone,
            ProrationMode mode,
            LocalDate day,
            long numerator,
            long denominator) {
        BillingCalendar calendar = new BillingCalendar(type, contractStart, anchorDay, type.defaultTermMonths(), zone);

        Share share = Share.whole(calendar.billingPeriodOn(day), mode, zone);

        assertEquals(new Share(mode, numerator, denominator), share);
    }

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({"-1, 30", "31, 30", "0, 0", "1, 0", "0, -1", "-1, -1"})
    void refusesWhatIsNoShare(long numerator, long denominator) {
        assertThrows(IllegalArgumentException.class, () -> new Share(ProrationMode.DAY, numerator, denominator));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"DAY", "SECOND"})
    void refusesAnInstantOutsideTheWindow(ProrationMode mode) {
        Period period = PeriodText.parse("2024-09-13..2024-10-13");
        ChargeWindow window = new ChargeWindow(period, period);

        assertThrows(
                IllegalArgumentException.class,
                () -> Share.from(Instant.parse("2024-09-12T23:59:59Z"), window, mode, ZoneOffset.UTC));
        assertThrows(
                IllegalArgumentException.class,
                () -> Share.from(Instant.parse("2024-10-14T00:00:00Z"), window, mode, ZoneOffset.UTC));
    }

    @Test
    void canBeNothingAndTheWhole() {
        assertEquals(0, new Share(ProrationMode.DAY, 0, 30).numerator());
        assertEquals(30, new Share(ProrationMode.DAY, 30, 30).numerator());
    }
}
