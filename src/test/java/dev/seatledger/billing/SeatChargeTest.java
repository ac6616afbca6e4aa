package dev.seatledger.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

import dev.seatledger.shared.money.Money;

import static dev.seatledger.billing.UnitType.NUMBER;
import static dev.seatledger.billing.UnitType.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SeatChargeTest {

    private static final Instant FIRST_OF_OCTOBER = Instant.parse("2024-10-01T09:00:00Z");
    private static final SubscriptionTerms TERMS = Contract.ofTheWorkedCases().terms();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/adding-billed-users.csv", numLinesToSkip = 1)
    void billsTheSeatsThatAreMissingForTheRestOfTheWindow(
            String name,
            int included,
            int created,
            int paid,
            int units,
            Instant at,
            int bought,
            long numerator,
            long denominator,
            String net,
            int createdAfter,
            int paidAfter,
            int additional,
            int free) {
        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, units), users(included, created, paid), TERMS, at);

        ChargeLine line = onlyLineOf(charge);
        assertEquals(LineRule.ADDITIONAL, line.rule());
        assertEquals(USER, line.unitType());
        assertEquals(bought, line.quantity());
        assertEquals(new Share(ProrationMode.DAY, numerator, denominator), line.share());
        assertEquals(eur("40.00"), line.fullPrice());
        assertEquals(paid, line.seatsBefore());
        assertEquals(paidAfter, line.seatsAfter());
        assertEquals(eur(net), line.net());
        SeatPosition after = userPositionAfter(charge);
        assertEquals(new SeatPosition(USER, included, createdAfter, paidAfter), after);
        assertEquals(additional, after.additional());
        assertEquals(free, after.freeSeats());
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/adding-users-to-free-seats.csv", numLinesToSkip = 1)
    void billsNothingWhileSeatsAreFree(
            String name,
            int included,
            int created,
            int paid,
            int units,
            Instant at,
            int createdAfter,
            int paidAfter,
            int additional,
            int free) {
        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, units), users(included, created, paid), TERMS, at);

        assertEquals(List.of(), charge.lines());
        SeatPosition after = userPositionAfter(charge);
        assertEquals(new SeatPosition(USER, included, createdAfter, paidAfter), after);
        assertEquals(additional, after.additional());
        assertEquals(free, after.freeSeats());
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/billing/adding-to-other-contracts.csv", numLinesToSkip = 1)
    void proratesByTheWindowOfTheContract(
            String name,
            SubscriptionType type,
            LocalDate contractStart,
            int anchorDay,
            ZoneId zone,
            ProrationMode mode,
            Currency currency,
            String price,
            int units,
            Instant at,
            @ConvertWith(PeriodText.class) Period paidFor,
            long numerator,
            long denominator,
            String net) {
        SubscriptionTerms terms = Contract.ofTheWorkedCases()
                .billed(type, contractStart, anchorDay, zone)
                .proratedBy(mode)
                .priced(USER, Money.zero(currency), Money.of(price, currency))
                .terms();

        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, units), users(10, 10, 10), terms, at);

        ChargeLine expected = new ChargeLine(
                LineRule.ADDITIONAL,
                USER,
                units,
                paidFor,
                new Share(mode, numerator, denominator),
                Money.of(price, currency),
                10,
                10 + units,
                Money.of(net, currency));
        assertEquals(List.of(expected), charge.lines());
    }

    @Test
    void explainsItsLineInFull() {
        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, 1), users(10, 10, 10), TERMS, FIRST_OF_OCTOBER);

        ChargeLine line = onlyLineOf(charge);
        assertEquals("1 additional user, 1-12 October 2024", line.description());
        assertEquals(PeriodText.parse("2024-10-01..2024-10-13"), line.period());
        assertEquals("16.00", line.unitPrice().toPlainString());
    }

    /** Case 16. */
    @Test
    void billsOneLineForEachTypeInOneCall() {
        Map<UnitType, SeatPosition> positions =
                Map.of(NUMBER, new SeatPosition(NUMBER, 3, 3, 3), USER, new SeatPosition(USER, 10, 10, 10));

        SeatCharge charge = SeatCharge.forAdding(Map.of(NUMBER, 1, USER, 2), positions, TERMS, FIRST_OF_OCTOBER);

        Period rest = PeriodText.parse("2024-10-01..2024-10-13");
        Share twelveOfThirty = new Share(ProrationMode.DAY, 12, 30);
        assertEquals(
                List.of(
                        new ChargeLine(
                                LineRule.ADDITIONAL, USER, 2, rest, twelveOfThirty, eur("40.00"), 10, 12, eur("32.00")),
                        new ChargeLine(
                                LineRule.ADDITIONAL, NUMBER, 1, rest, twelveOfThirty, eur("6.00"), 3, 4, eur("2.40"))),
                charge.lines());
        assertEquals(
                Map.of(USER, new SeatPosition(USER, 10, 12, 12), NUMBER, new SeatPosition(NUMBER, 3, 4, 4)),
                charge.after());
    }

    @Test
    void billsOnlyTheTypeWithoutFreeSeats() {
        Map<UnitType, SeatPosition> positions =
                Map.of(USER, new SeatPosition(USER, 10, 8, 10), NUMBER, new SeatPosition(NUMBER, 3, 3, 3));

        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, 2, NUMBER, 1), positions, TERMS, FIRST_OF_OCTOBER);

        assertEquals(NUMBER, onlyLineOf(charge).unitType());
        assertEquals(
                Map.of(USER, new SeatPosition(USER, 10, 10, 10), NUMBER, new SeatPosition(NUMBER, 3, 4, 4)),
                charge.after());
    }

    @Test
    void leavesTheTypesAloneThatNothingIsAddedTo() {
        Map<UnitType, SeatPosition> positions =
                Map.of(USER, new SeatPosition(USER, 10, 10, 10), NUMBER, new SeatPosition(NUMBER, 3, 2, 5));

        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, 1, NUMBER, 0), positions, TERMS, FIRST_OF_OCTOBER);

        assertEquals(
                Map.of(USER, new SeatPosition(USER, 10, 11, 11), NUMBER, new SeatPosition(NUMBER, 3, 2, 5)),
                charge.after());
    }

    @Test
    void changesNothingWhereNothingIsAdded() {
        Map<UnitType, SeatPosition> positions = users(10, 10, 10);

        assertEquals(
                new SeatCharge(positions, List.of()),
                SeatCharge.forAdding(Map.of(), positions, TERMS, FIRST_OF_OCTOBER));
        assertEquals(
                new SeatCharge(positions, List.of()),
                SeatCharge.forAdding(Map.of(USER, 0, NUMBER, 0), positions, TERMS, FIRST_OF_OCTOBER));
    }

    /** Case 32. */
    @Test
    void answersTheSameTwiceAndChangesNothingItWasGiven() {
        Map<UnitType, SeatPosition> positions = users(10, 10, 10);

        SeatCharge preview = SeatCharge.forAdding(Map.of(USER, 1), positions, TERMS, FIRST_OF_OCTOBER);
        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, 1), positions, TERMS, FIRST_OF_OCTOBER);

        assertEquals(preview, charge);
        assertEquals(users(10, 10, 10), positions);
    }

    /** Cases 7 and 8. */
    @Test
    void chargesNothingForASeatThatWasPaidForAndLeft() {
        SeatPosition afterTheAdd =
                userPositionAfter(SeatCharge.forAdding(Map.of(USER, 1), users(10, 10, 10), TERMS, FIRST_OF_OCTOBER));
        SeatPosition afterTheRemoval = afterTheAdd.remove(1);

        SeatCharge again = SeatCharge.forAdding(
                Map.of(USER, 1), Map.of(USER, afterTheRemoval), TERMS, Instant.parse("2024-10-05T09:00:00Z"));

        assertEquals(new SeatPosition(USER, 10, 10, 11), afterTheRemoval);
        assertEquals(List.of(), again.lines());
        assertEquals(new SeatPosition(USER, 10, 11, 11), userPositionAfter(again));
    }

    /** Case 10. */
    @Test
    void chargesNothingWhenAUnitIsRemovedBeforeAnotherIsAdded() {
        SeatPosition afterTheRemoval = new SeatPosition(USER, 10, 10, 10).remove(1);

        SeatCharge charge =
                SeatCharge.forAdding(Map.of(USER, 1), Map.of(USER, afterTheRemoval), TERMS, FIRST_OF_OCTOBER);

        assertEquals(List.of(), charge.lines());
        assertEquals(new SeatPosition(USER, 10, 10, 10), userPositionAfter(charge));
    }

    /** Case 11. */
    @Test
    void chargesTheAddThatComesBeforeTheRemoval() {
        SeatCharge charge = SeatCharge.forAdding(Map.of(USER, 1), users(10, 10, 10), TERMS, FIRST_OF_OCTOBER);

        assertEquals(eur("16.00"), onlyLineOf(charge).net());
        assertEquals(
                new SeatPosition(USER, 10, 10, 11), userPositionAfter(charge).remove(1));
    }

    /** Case 15. */
    @Test
    void chargesTwoAddsOnTwoDaysEachForItsOwnRest() {
        SeatCharge first =
                SeatCharge.forAdding(Map.of(USER, 1), users(10, 10, 10), TERMS, Instant.parse("2024-09-20T09:00:00Z"));
        SeatCharge second =
                SeatCharge.forAdding(Map.of(USER, 1), first.after(), TERMS, Instant.parse("2024-09-25T09:00:00Z"));

        assertEquals(eur("30.67"), onlyLineOf(first).net());
        assertEquals(eur("24.00"), onlyLineOf(second).net());
        assertEquals(11, onlyLineOf(second).seatsBefore());
        assertEquals(12, onlyLineOf(second).seatsAfter());
    }

    @Test
    void refusesATypeThatTheCompanyHasNoPositionOf() {
        Map<UnitType, SeatPosition> positions = users(10, 10, 10);

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> SeatCharge.forAdding(Map.of(NUMBER, 1), positions, TERMS, FIRST_OF_OCTOBER));

        assertEquals("the contract has no numbers", refusal.getMessage());
    }

    @Test
    void refusesATypeThatTheContractHasNoPriceOf() {
        SubscriptionTerms terms = Contract.ofTheWorkedCases().without(USER).terms();
        Map<UnitType, SeatPosition> positions = users(10, 10, 10);

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> SeatCharge.forAdding(Map.of(USER, 1), positions, terms, FIRST_OF_OCTOBER));

        assertEquals("the contract has no users", refusal.getMessage());
    }

    private static Map<UnitType, SeatPosition> users(int included, int created, int paid) {
        return Map.of(USER, new SeatPosition(USER, included, created, paid));
    }

    private static ChargeLine onlyLineOf(SeatCharge charge) {
        assertEquals(1, charge.lines().size(), "lines");
        return charge.lines().get(0);
    }

    private static SeatPosition userPositionAfter(SeatCharge charge) {
        return Objects.requireNonNull(charge.after().get(USER));
    }

    private static Money eur(String amount) {
        return Money.of(amount, Contract.EUR);
    }
}
