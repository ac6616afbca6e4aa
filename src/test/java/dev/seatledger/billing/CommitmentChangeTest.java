package dev.seatledger.billing;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.seatledger.billing.UnitType.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** R22, R24, on 1 October: 12 of 30 days. */
class CommitmentChangeTest {

    private static final Instant FIRST_OF_OCTOBER = Instant.parse("2024-10-01T09:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                   , included, created, paid, asked, paid then, charge, credit
            case 27: paid seats are absorbed         , 10, 12, 12, 15, 15, 36.00, ''
            all of them are absorbed                 , 10, 12, 12, 12, 12, ''   , ''
            none to absorb                           , 10, 8 , 10, 12, 12, 24.00, ''
            free paid seats are absorbed too         , 10, 8 , 13, 12, 13, ''   , ''
            a decrease gives its seats back          , 10, 6 , 10, 6 , 6 , ''   , 48.00
            and leaves those that were bought        , 10, 6 , 12, 6 , 8 , ''   , 48.00
            to nothing                               , 10, 0 , 10, 0 , 0 , ''   , 120.00
            """)
    void billsOrCreditsTheRestOfThePeriod(
            String name, int included, int created, int paid, int asked, int paidThen, String charge, String credit) {
        SeatPosition position = new SeatPosition(USER, included, created, paid);

        CommitmentChange change = CommitmentChange.at(
                FIRST_OF_OCTOBER, position, asked, Contract.ofTheWorkedCases().terms());

        assertEquals(new SeatPosition(USER, asked, created, paidThen), change.after());
        assertEquals(
                charge, change.charge().map(line -> line.net().toAmountString()).orElse(""));
        assertEquals(
                credit, change.credit().map(line -> line.net().toAmountString()).orElse(""));
        assertEquals(asked < included, change.isDecrease());
    }
}
