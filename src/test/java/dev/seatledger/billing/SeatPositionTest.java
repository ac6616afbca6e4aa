package dev.seatledger.billing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SeatPositionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                            , included, created, paid, additional, free, unused included, next seat
            nobody yet                        , 10      , 0      , 10  , 0         , 10  , 10             , INCLUDED
            case 1: fewer than included       , 10      , 8      , 10  , 0         , 2   , 2              , INCLUDED
            the last included seat is free    , 10      , 9      , 10  , 0         , 1   , 1              , INCLUDED
            exactly what is included          , 10      , 10     , 10  , 0         , 0   , 0              , ADDITIONAL
            case 3: one additional            , 10      , 11     , 11  , 1         , 0   , 0              , ADDITIONAL
            case 2: two additional            , 10      , 12     , 12  , 2         , 0   , 0              , ADDITIONAL
            case 7: a paid seat left free     , 10      , 10     , 11  , 0         , 1   , 0              , PAID_SEAT
            additional and a paid seat free   , 10      , 11     , 13  , 1         , 2   , 0              , PAID_SEAT
            included seats go first           , 10      , 8      , 12  , 0         , 4   , 2              , INCLUDED
            case 27: commitment raised        , 15      , 12     , 15  , 0         , 3   , 3              , INCLUDED
            nothing included and nobody       , 0       , 0      , 0   , 0         , 0   , 0              , ADDITIONAL
            nothing included and one          , 0       , 1      , 1   , 1         , 0   , 0              , ADDITIONAL
            nothing included but a seat paid  , 0       , 0      , 1   , 0         , 1   , 0              , PAID_SEAT
            """)
    void derivesWhatFollowsFromItsCounts(
            String name,
            int included,
            int created,
            int paid,
            int additional,
            int free,
            int unusedIncluded,
            SeatSource nextSeat) {
        SeatPosition position = new SeatPosition(UnitType.USER, included, created, paid);

        assertAll(
                () -> assertEquals(additional, position.additional(), "additional"),
                () -> assertEquals(free, position.freeSeats(), "free"),
                () -> assertEquals(unusedIncluded, position.unusedIncluded(), "unused included"),
                () -> assertEquals(nextSeat, position.nextSeat(), "next seat"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                , included, created, paid, units, bought, created after, paid after
            case 3: one beyond                    , 10      , 10     , 10  , 1    , 1     , 11           , 11
            case 6: one of three fits             , 10      , 9      , 10  , 3    , 2     , 12           , 12
            case 8: takes the seat paid for       , 10      , 10     , 11  , 1    , 0     , 11           , 11
            case 10: takes the included seat      , 10      , 9      , 10  , 1    , 0     , 10           , 10
            fills exactly                         , 10      , 8      , 12  , 4    , 0     , 12           , 12
            one more than fits                    , 10      , 8      , 12  , 5    , 1     , 13           , 13
            the first of all                      , 10      , 0      , 10  , 1    , 0     , 1            , 10
            nothing at all                        , 10      , 10     , 10  , 0    , 0     , 10           , 10
            nothing included                      , 0       , 0      , 0   , 1    , 1     , 1            , 1
            nothing included and many             , 0       , 0      , 0   , 200  , 200   , 200          , 200
            nothing included but a seat paid      , 0       , 0      , 1   , 2    , 1     , 2            , 2
            already beyond                        , 10      , 12     , 12  , 1    , 1     , 13           , 13
            """)
    void addsUnitsAndBuysOnlyTheSeatsThatAreMissing(
            String name, int included, int created, int paid, int units, int bought, int createdAfter, int paidAfter) {
        SeatPosition position = new SeatPosition(UnitType.NUMBER, included, created, paid);

        assertEquals(bought, position.seatsToBuy(units));
        assertEquals(new SeatPosition(UnitType.NUMBER, included, createdAfter, paidAfter), position.add(units));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                               , included, created, paid, units, created after
            case 7: the additional one           , 10      , 11     , 11  , 1    , 10
            below what is included               , 10      , 10     , 10  , 3    , 7
            the last one                         , 10      , 1      , 10  , 1    , 0
            all of them                          , 10      , 12     , 12  , 12   , 0
            nothing included                     , 0       , 2      , 2   , 1    , 1
            none                                 , 10      , 11     , 11  , 0    , 11
            """)
    void removesUnitsButKeepsTheirSeats(String name, int included, int created, int paid, int units, int createdAfter) {
        SeatPosition position = new SeatPosition(UnitType.USER, included, created, paid);

        assertEquals(new SeatPosition(UnitType.USER, included, createdAfter, paid), position.remove(units));
    }

    @ParameterizedTest
    @EnumSource
    void opensWithTheCommitmentPaidAndNobodyIn(UnitType type) {
        assertEquals(new SeatPosition(type, 10, 0, 10), SeatPosition.opening(type, 10));
        assertEquals(new SeatPosition(type, 0, 0, 0), SeatPosition.opening(type, 0));
    }

    @Test
    void takesBackTheFreeSeatAfterARemovalWhateverIsRepeated() {
        SeatPosition position = new SeatPosition(UnitType.USER, 10, 11, 11);
        for (int round = 0; round < 100; round++) {
            assertEquals(0, position.remove(1).seatsToBuy(1), "delete then add is free");
            position = position.remove(1).add(1);
        }

        assertEquals(new SeatPosition(UnitType.USER, 10, 11, 11), position);
    }

    /** Any order of adds and removes: seats never shrink, hold everyone, and are bought only when all are taken. */
    @Test
    void holdsItsInvariantWhateverIsAddedAndRemoved() {
        for (int included = 0; included <= 4; included++) {
            for (int steps = 0; steps < 1 << 12; steps++) {
                SeatPosition position = SeatPosition.opening(UnitType.USER, included);
                int mostAtOnce = 0;
                for (int bit = 0; bit < 12; bit++) {
                    boolean adds = (steps >> bit & 1) == 1;
                    if (adds || position.created() == 0) {
                        position = position.add(1);
                    } else {
                        position = position.remove(1);
                    }
                    mostAtOnce = Math.max(mostAtOnce, position.created());
                }
                assertEquals(Math.max(included, mostAtOnce), position.paid());
                assertEquals(position.paid() - position.created(), position.freeSeats());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                           , included, created, paid
            fewer seats than included        , 10      , 0      , 9
            fewer seats than units           , 10      , 12     , 11
            no seat for the only unit        , 0       , 1      , 0
            negative included                , -1      , 0      , 0
            negative created                 , 10      , -1     , 10
            negative paid                    , 0       , 0      , -1
            """)
    void refusesCountsThatCannotBe(String name, int included, int created, int paid) {
        assertThrows(IllegalArgumentException.class, () -> new SeatPosition(UnitType.USER, included, created, paid));
    }

    @Test
    void refusesToRemoveMoreThanThereAre() {
        SeatPosition position = new SeatPosition(UnitType.USER, 10, 2, 10);

        assertThrows(IllegalArgumentException.class, () -> position.remove(3));
    }
}
