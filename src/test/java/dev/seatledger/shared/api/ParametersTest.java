package dev.seatledger.shared.api;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.FieldError;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200})
    void takesWholeNumbersUpToBothEnds(int number) {
        assertEquals(number, Parameters.wholeNumber("limit", String.valueOf(number), 1, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "201", "-1", "1.0", "1e2", "many", "99999999999999999999"})
    void refusesEverythingElseByName(String text) {
        DomainFailure refused = assertThrows(DomainFailure.class, () -> Parameters.wholeNumber("limit", text, 1, 200));

        FieldError error = refused.errors().get(0);
        assertEquals("limit", error.field());
        assertEquals("must be a whole number from 1 to 200", error.message());
    }

    @Test
    void leavesTheWordsToTheCaller() {
        assertEquals(OptionalLong.of(Long.MAX_VALUE), Parameters.wholeNumber("9223372036854775807", 0, Long.MAX_VALUE));
        assertEquals(OptionalLong.empty(), Parameters.wholeNumber("9223372036854775808", 0, Long.MAX_VALUE));
    }
}
