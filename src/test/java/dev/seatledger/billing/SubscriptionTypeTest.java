package dev.seatledger.billing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SubscriptionTypeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # type                           , billing months, window months, term months, retention
            MONTHLY                          , 1             , 1            , 1          , WINDOW
            ANNUAL_BILLED_MONTHLY            , 1             , 1            , 12         , TERM
            ANNUAL_UPFRONT                   , 12            , 12           , 12         , WINDOW
            ANNUAL_UPFRONT_MONTHLY_ADDITIONAL, 12            , 1            , 12         , WINDOW
            """)
    void determinesPeriodWindowTermAndRetention(
            SubscriptionType type, int billingMonths, int windowMonths, int termMonths, SeatRetention retention) {
        assertEquals(billingMonths, type.billingMonths());
        assertEquals(windowMonths, type.windowMonths());
        assertEquals(termMonths, type.defaultTermMonths());
        assertEquals(retention, type.defaultRetention());
    }
}
