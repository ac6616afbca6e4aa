package dev.seatledger.billing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static dev.seatledger.billing.UnitType.NUMBER;
import static dev.seatledger.billing.UnitType.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RecurringChargeTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 13);
    private static final SubscriptionTerms TERMS = Contract.ofTheWorkedCases().terms();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/recurring-included.csv", numLinesToSkip = 1)
    void billsTheCommitmentForAllThatRunsOfTheBillingPeriod(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            ZoneId zone,
            ProrationMode mode,
            UnitType unitType,
            int included,
            Currency currency,
            String price,
            LocalDate day,
            @ConvertWith(PeriodText.class) Period paidFor,
            long numerator,
            long denominator,
            String net) {
        SubscriptionTerms terms = Contract.ofTheWorkedCases()
                .billed(type, contractStart, anchorDay, zone)
                .proratedBy(mode)
                .priced(unitType, Money.of(price, currency), Money.zero(currency))
                .terms();
        Map<UnitType, SeatPosition> positions = Map.of(unitType, SeatPosition.opening(unitType, included));

        List<ChargeLine> lines = RecurringCharge.included(day, positions, terms);

        ChargeLine expected = new ChargeLine(
                LineRule.INCLUDED,
                unitType,
                included,
                paidFor,
                new Share(mode, numerator, denominator),
                Money.of(price, currency),
                included,
                included,
                Money.of(net, currency));
        assertEquals(List.of(expected), lines);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                 , created, paid
            nobody is there        , 0      , 10
            fewer than included    , 8      , 10
            exactly the commitment , 10     , 10
            more than included     , 12     , 12
            a paid seat left free  , 10     , 11
            """)
    void billsTheCommitmentWhateverIsUsedOfIt(String name, int created, int paid) {
        Map<UnitType, SeatPosition> positions = Map.of(USER, new SeatPosition(USER, 10, created, paid));

        List<ChargeLine> lines = RecurringCharge.included(DAY, positions, TERMS);

        assertEquals(1, lines.size());
        assertEquals(10, lines.get(0).quantity());
        assertEquals(Money.of("300.00", Contract.EUR), lines.get(0).net());
    }

    @Test
    void billsEachTypeOnItsOwnLineInTheirOrder() {
        Map<UnitType, SeatPosition> positions =
                Map.of(NUMBER, SeatPosition.opening(NUMBER, 3), USER, SeatPosition.opening(USER, 10));

        List<ChargeLine> lines = RecurringCharge.included(DAY, positions, TERMS);

        assertEquals(
                List.of(USER, NUMBER), lines.stream().map(ChargeLine::unitType).toList());
        assertEquals(
                List.of(Money.of("300.00", Contract.EUR), Money.of("15.00", Contract.EUR)),
                lines.stream().map(ChargeLine::net).toList());
        assertEquals(
                List.of(
                        "10 included users, 13 September-12 October 2024",
                        "3 included numbers, 13 September-12 October 2024"),
                lines.stream().map(ChargeLine::description).toList());
    }

    @Test
    void hasNoLineForACommitmentOfZero() {
        Map<UnitType, SeatPosition> positions =
                Map.of(USER, new SeatPosition(USER, 0, 2, 2), NUMBER, SeatPosition.opening(NUMBER, 3));

        List<ChargeLine> lines = RecurringCharge.included(DAY, positions, TERMS);

        assertEquals(List.of(NUMBER), lines.stream().map(ChargeLine::unitType).toList());
    }

    @Test
    void hasNoLineWithoutPositions() {
        assertEquals(List.of(), RecurringCharge.included(DAY, Map.of(), TERMS));
        assertEquals(List.of(), RecurringCharge.included(DAY, Map.of(USER, SeatPosition.opening(USER, 0)), TERMS));
    }

    @Test
    void refusesACommitmentThatTheContractHasNoPriceOf() {
        SubscriptionTerms terms = Contract.ofTheWorkedCases().without(NUMBER).terms();
        Map<UnitType, SeatPosition> positions = Map.of(NUMBER, SeatPosition.opening(NUMBER, 3));

        assertThrows(IllegalArgumentException.class, () -> RecurringCharge.included(DAY, positions, terms));
    }
}
