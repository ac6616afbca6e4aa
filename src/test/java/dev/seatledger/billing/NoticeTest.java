package dev.seatledger.billing;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** R23, with a contract from 13 September 2024. */
class NoticeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                              , type                              , months, users, today     , takes effect on
            small: the period's end             , MONTHLY                           , 1     , 10   , 2024-10-12, 2024-10-13
            small: the month's end of a year    , ANNUAL_BILLED_MONTHLY             , 12    , 10   , 2024-10-01, 2024-10-13
            small: the year's end               , ANNUAL_UPFRONT_MONTHLY_ADDITIONAL , 12    , 0    , 2024-10-01, 2025-09-13
            exactly 30 days before              , ANNUAL_BILLED_MONTHLY             , 12    , 11   , 2025-08-14, 2025-09-13
            29 days before: the next renewal    , ANNUAL_BILLED_MONTHLY             , 12    , 11   , 2025-08-15, 2026-09-13
            a month that is too short           , MONTHLY                           , 1     , 11   , 2024-10-01, 2024-11-13
            on the month's first day it is 30   , MONTHLY                           , 1     , 11   , 2024-09-13, 2024-10-13
            two years                           , ANNUAL_UPFRONT                    , 24    , 11   , 2025-09-13, 2026-09-13
            """)
    void isThirtyDaysUnlessTheContractIsSmall(
            String name, SubscriptionType type, int months, int users, LocalDate today, LocalDate takesEffectOn) {
        BillingCalendar calendar =
                new BillingCalendar(type, LocalDate.of(2024, 9, 13), 13, months, ZoneId.of("Europe/Paris"));

        assertEquals(takesEffectOn, Notice.takesEffectOn(calendar, today, users));
    }
}
