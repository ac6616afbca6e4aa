package dev.seatledger.billing;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class UnitTypeTest {

    @Test
    void countsItsConstants() {
        assertEquals(UnitType.values().length, UnitType.COUNT);
    }
}
