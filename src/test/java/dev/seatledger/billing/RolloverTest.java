package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.seatledger.billing.UnitType.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** R19; the contract retains seats to the end of its term, which for a monthly one is the window's. */
class RolloverTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                                      , type                              , included, created, paid, new included, on        , paid then, lines
            case 1: fewer than included                 , MONTHLY                           , 10, 8 , 10, 10, 2024-10-13, 10, 10 included 300.00
            case 2: two additional                      , MONTHLY                           , 10, 12, 12, 10, 2024-10-13, 12, 10 included 300.00; 2 additional 80.00
            case 9: a free seat is given up             , MONTHLY                           , 10, 10, 11, 10, 2024-10-13, 10, 10 included 300.00
            case 34: within the term it is kept         , ANNUAL_BILLED_MONTHLY             , 10, 10, 11, 10, 2024-10-13, 11, 10 included 300.00; 1 additional 40.00
            case 34: a new term gives it up             , ANNUAL_BILLED_MONTHLY             , 10, 10, 11, 10, 2025-09-13, 10, 10 included 300.00
            a lower commitment gives up its seats       , ANNUAL_BILLED_MONTHLY             , 10, 5 , 10, 6 , 2024-10-13, 6 , 6 included 180.00
            and keeps those that were bought            , ANNUAL_BILLED_MONTHLY             , 10, 5 , 12, 6 , 2024-10-13, 8 , 6 included 180.00; 2 additional 80.00
            a higher commitment takes over what is there, ANNUAL_BILLED_MONTHLY             , 10, 12, 12, 15, 2025-09-13, 15, 15 included 450.00
            nothing included and nobody                 , MONTHLY                           , 0 , 0 , 1 , 0 , 2024-10-13, 0 , ''
            within a year only what is additional       , ANNUAL_UPFRONT_MONTHLY_ADDITIONAL , 10, 11, 11, 10, 2024-10-13, 11, 1 additional 40.00
            a new year bills both                       , ANNUAL_UPFRONT_MONTHLY_ADDITIONAL , 10, 11, 11, 10, 2025-09-13, 11, 10 included 300.00; 1 additional 40.00
            """)
    void countsSeatsAnewAndBillsThem(
            String name,
            SubscriptionType type,
            int included,
            int created,
            int paid,
            int newIncluded,
            LocalDate on,
            int paidThen,
            String lines) {
        SubscriptionTerms terms = Contract.ofTheWorkedCases()
                .billed(type, LocalDate.of(2024, 9, 13), 13, PARIS)
                .terms();
        Instant boundary = on.atStartOfDay(PARIS).toInstant();

        Rollover rollover = Rollover.at(
                boundary,
                Map.of(USER, new SeatPosition(USER, included, created, paid)),
                Map.of(USER, newIncluded),
                terms);

        assertEquals(on, rollover.windowStart());
        assertEquals(Map.of(USER, new SeatPosition(USER, newIncluded, created, paidThen)), rollover.after());
        assertEquals(
                lines.isEmpty() ? List.of() : List.of(lines.split("; ", -1)),
                rollover.lines().stream()
                        .map(line -> line.quantity() + " " + line.rule().adjective() + " "
                                + line.net().toAmountString())
                        .toList());
    }

    /** Where a calendar has no 30 December, the window from there still is a whole one. */
    @Test
    void billsAWholeWindowThatBeginsOnADayThatDoesNotExist() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        SubscriptionTerms terms = Contract.ofTheWorkedCases()
                .billed(SubscriptionType.MONTHLY, LocalDate.of(2011, 11, 30), 30, apia)
                .terms();
        Instant boundary = LocalDate.of(2011, 12, 30).atStartOfDay(apia).toInstant();

        Rollover rollover = Rollover.at(boundary, Map.of(USER, SeatPosition.opening(USER, 10)), Map.of(), terms);

        assertEquals(LocalDate.of(2011, 12, 30), rollover.windowStart());
        assertEquals("300.00", rollover.lines().get(0).net().toAmountString());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-01T00:00:00Z, 2024-09-12T22:00:00Z",
        "2024-09-12T22:00:00Z, 2024-10-12T22:00:00Z",
        "2024-10-12T21:59:59Z, 2024-10-12T22:00:00Z",
        "2024-10-12T22:00:00Z, 2024-11-12T23:00:00Z",
    })
    void isNextWhereTheRunningWindowEndsOrTheContractStarts(Instant at, Instant next) {
        assertEquals(next, Rollover.next(Contract.ofTheWorkedCases().calendar(), at));
    }
}
