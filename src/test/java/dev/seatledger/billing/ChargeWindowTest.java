package dev.seatledger.billing;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;

class ChargeWindowTest {

    private static final Period FULL = PeriodText.parse("2024-09-13..2024-10-13");

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
