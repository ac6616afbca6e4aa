package dev.seatledger.billing;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PaymentTermsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                , method       , days, issued    , due
            card on issue                         , CARD         , 0   , 2024-10-01, 2024-10-01
            card does not wait                    , CARD         , 30  , 2024-10-01, 2024-10-01
            direct debit on issue                 , DIRECT_DEBIT , 0   , 2024-10-01, 2024-10-01
            direct debit does not wait            , DIRECT_DEBIT , 14  , 2024-10-01, 2024-10-01
            bank transfer without days            , BANK_TRANSFER, 0   , 2024-10-01, 2024-10-01
            bank transfer after a day             , BANK_TRANSFER, 1   , 2024-10-31, 2024-11-01
            bank transfer after 30 days           , BANK_TRANSFER, 30  , 2024-10-01, 2024-10-31
            across a month end                    , BANK_TRANSFER, 30  , 2024-10-13, 2024-11-12
            across a common February              , BANK_TRANSFER, 30  , 2025-01-31, 2025-03-02
            across a leap February                , BANK_TRANSFER, 30  , 2024-01-31, 2024-03-01
            across the end of a year              , BANK_TRANSFER, 14  , 2024-12-20, 2025-01-03
            across a clock change                 , BANK_TRANSFER, 14  , 2024-10-20, 2024-11-03
            after a leap year                     , BANK_TRANSFER, 365 , 2024-02-29, 2025-02-28
            """)
    void isDueOnIssueOrAfterTheDaysOfABankTransfer(
            String name, PaymentMethod method, int termDays, LocalDate issueDate, LocalDate dueDate) {
        assertEquals(dueDate, new PaymentTerms(method, termDays).dueDate(issueDate));
    }

    /** R14: only who pays by bank transfer can be late, and only from the day after. */
    @ParameterizedTest
    @CsvSource({
        "BANK_TRANSFER, 2024-10-31, false",
        "BANK_TRANSFER, 2024-11-01, true",
        "CARD,          2024-11-01, false",
        "DIRECT_DEBIT,  2025-11-01, false",
    })
    void knowsWhenAnInvoiceIsOverdue(PaymentMethod method, LocalDate today, boolean isOverdue) {
        assertEquals(isOverdue, new PaymentTerms(method, 30).isOverdue(LocalDate.of(2024, 10, 31), today));
    }
}
