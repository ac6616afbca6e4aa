package dev.seatledger.billing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ChargeWindowTest {

    private static final Period FULL = PeriodText.parse("2024-09-13..2024-10-13");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                , runs                  , cut short
            all of it             , 2024-09-13..2024-10-13, false
            all but the first day , 2024-09-14..2024-10-13, true
            only the last day     , 2024-10-12..2024-10-13, true
            """)
    void isCutShortWhereNotAllOfItRuns(String name, @ConvertWith(PeriodText.class) Period period, boolean cutShort) {
        assertEquals(cutShort, new ChargeWindow(period, FULL).isCutShort());
    }

    @Test
    void refusesAPartThatIsNotItsEnd() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChargeWindow(PeriodText.parse("2024-09-13..2024-10-12"), FULL));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChargeWindow(PeriodText.parse("2024-09-12..2024-10-13"), FULL));
    }
}
