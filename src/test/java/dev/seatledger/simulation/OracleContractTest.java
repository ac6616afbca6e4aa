package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static dev.seatledger.simulation.Example.add;
import static dev.seatledger.simulation.Example.amounts;
import static dev.seatledger.simulation.Example.company;
import static dev.seatledger.simulation.Example.last;
import static dev.seatledger.simulation.Example.lines;
import static dev.seatledger.simulation.Example.move;
import static dev.seatledger.simulation.UnitType.NUMBER;
import static dev.seatledger.simulation.UnitType.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** More of the worked cases: yearly contracts, changes of contract, credit, payment. */
class OracleContractTest {

    private static Example yearly(String start) {
        return company()
                .cycle(SubscriptionType.ANNUAL_UPFRONT, start, 10, 12)
                .users(10, "360.00", "480.00")
                .without(NUMBER);
    }

    private static Example billedMonthly() {
        return company()
                .cycle(SubscriptionType.ANNUAL_BILLED_MONTHLY, "2024-09-13", 13, 12)
                .without(NUMBER);
    }

    @Test
    void cases18To20BillAYear() {
        Oracle oracle = yearly("2025-01-10").at("2025-01-10");
        assertEquals("3600.00 + 720.00 = 4320.00", amounts(last(oracle)));
        add(oracle, USER, 10);
        move(oracle, "2025-05-19");
        Answer added = oracle.add(USER);
        assertEquals("310.36 + 62.07 = 372.43", amounts(added.bill()));
        assertEquals(List.of("1 additional user 310.36 236/365"), lines(added.bill()));

        move(oracle, "2025-07-04");
        oracle.delete(USER);
        move(oracle, "2025-09-09");
        assertEquals("none", amounts(oracle.add(USER).bill()));

        oracle.add(USER);
        move(oracle, "2026-01-10");
        assertEquals("12/10/2/12/0", oracle.position(USER).row());
        assertEquals("4560.00", last(oracle).net().toPlainString());
    }

    @Test
    void case21DividesByTheDaysOfALeapYear() {
        Oracle oracle = yearly("2024-01-10").at("2024-07-01");
        add(oracle, USER, 10);
        assertEquals("506.23 + 101.25 = 607.48", amounts(add(oracle, USER, 2).bill()));
        assertEquals(List.of("2 additional user 506.23 193/366"), lines(last(oracle)));
    }

    @Test
    void case22BillsAdditionalUnitsMonthly() {
        Oracle oracle = company()
                .cycle(SubscriptionType.ANNUAL_UPFRONT_MONTHLY_ADDITIONAL, "2025-01-10", 10, 12)
                .users(10, "360.00", "40.00")
                .without(NUMBER)
                .at("2025-05-19");
        add(oracle, USER, 10);
        assertEquals(
                List.of("1 additional user 28.39 22/31"), lines(oracle.add(USER).bill()));
        move(oracle, "2025-06-10");
        assertEquals(List.of("1 additional user 40.00 30/30"), lines(last(oracle)));
    }

    @Test
    void case23ClampsTheAnchorOfEachMonth() {
        Oracle oracle = company()
                .cycle(SubscriptionType.MONTHLY, "2025-01-31", 31, 1)
                .without(NUMBER)
                .at("2025-02-10");
        add(oracle, USER, 10);
        assertEquals(
                List.of("1 additional user 25.71 18/28"), lines(oracle.add(USER).bill()));
        oracle.delete(USER);
        move(oracle, "2025-03-01");
        assertEquals(LocalDate.parse("2025-02-28"), last(oracle).issue().day());
        assertEquals(
                List.of("1 additional user 38.71 30/31"), lines(oracle.add(USER).bill()));
    }

    @Test
    void cases24And25CreditADecreaseOnTheNextInvoice() {
        Oracle oracle = company()
                .cycle(SubscriptionType.MONTHLY, "2024-07-06", 6, 1)
                .without(NUMBER)
                .at("2024-07-10");
        add(oracle, USER, 6);
        Answer answer = oracle.amend(USER, 6, true);
        Credit credit = answer.credits().get(0);
        assertEquals("104.52", credit.net().toPlainString());
        assertEquals("20.90", credit.tax().toPlainString());
        assertEquals("125.42", credit.total().toPlainString());
        assertEquals(oracle.bills().get(0), credit.of());
        assertEquals(new Line.Seats(10, 6), credit.origin().line().seats());

        move(oracle, "2024-08-06");
        assertEquals("180.00 + 36.00 = 216.00", amounts(last(oracle)));
        assertEquals("90.58", last(oracle).due().toPlainString());
        assertEquals("0.00", credit.remaining().toPlainString());
    }

    @Test
    void case26UsesUpOpenCredit() {
        Oracle oracle = company()
                .cycle(SubscriptionType.MONTHLY, "2024-07-06", 6, 1)
                .users(6, "30.00", "40.00")
                .without(NUMBER)
                .at("2024-07-06");
        add(oracle, USER, 16);
        oracle.change(Map.of(USER, 16), Map.of());
        oracle.credit(oracle.bills().get(0), null, "goodwill");
        oracle.credit(oracle.bills().get(1), new BigDecimal("284.00"), "goodwill");
        List<String> told = new ArrayList<>();
        for (String day : List.of("2024-08-06", "2024-09-06", "2024-10-06")) {
            move(oracle, day);
            told.add(last(oracle).total() + " " + last(oracle).due() + " " + openCredit(oracle));
        }
        assertEquals(List.of("216.00 0.00 284.00", "216.00 0.00 68.00", "216.00 148.00 0.00"), told);
        assertTrue(oracle.bills().get(3).isPaid());
    }

    private static BigDecimal openCredit(Oracle oracle) {
        return oracle.credits().stream().map(Credit::remaining).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void case27AbsorbsAdditionalSeatsInAnIncrease() {
        Oracle oracle = company().without(NUMBER).at("2024-10-01");
        add(oracle, USER, 12);
        Answer answer = oracle.amend(USER, 15, true);
        assertEquals("36.00 + 7.20 = 43.20", amounts(answer.bill()));
        assertEquals(List.of("3 included user 36.00 12/30"), lines(answer.bill()));
        assertEquals("12/15/0/15/3", oracle.position(USER).row());
        move(oracle, "2024-10-13");
        assertEquals(List.of("15 included user 450.00 31/31"), lines(last(oracle)));
    }

    @Test
    void case28RefusesADecreaseBelowWhatExists() {
        Oracle oracle = company().at("2024-10-01");
        add(oracle, USER, 8);
        assertEquals(
                Set.of("commitment-below-units"), oracle.amend(USER, 6, true).refusals());
        assertEquals("8/10/0/10/2", oracle.position(USER).row());
    }

    @Test
    void case29StopsAtPaidSeatsWhileAnInvoiceIsOverdue() {
        Oracle oracle = company().bankTransfer(14).at("2024-09-14");
        add(oracle, USER, 9);
        move(oracle, "2024-09-28T23:59:59");
        assertEquals(Set.of(), oracle.refusals(Map.of(), Map.of(USER, 2)));
        move(oracle, "2024-09-29");
        assertEquals(Set.of(), oracle.add(USER).refusals());
        assertEquals(Set.of("invoice-overdue"), oracle.add(USER).refusals());
        assertEquals("10/10/0/10/0", oracle.position(USER).row());
        oracle.pay(last(oracle), last(oracle).due());
        assertEquals("18.67 + 3.73 = 22.40", amounts(oracle.add(USER).bill()));
    }

    @Test
    void neverStopsWhoIsDebited() {
        Oracle oracle = company().at("2024-09-14");
        add(oracle, USER, 10);
        move(oracle, "2024-09-29");
        assertEquals(Set.of(), oracle.add(USER).refusals());
    }

    @Test
    void cases34And35KeepSeatsForTheTermOrNot() {
        Oracle term = billedMonthly().at("2024-10-01");
        add(term, USER, 10);
        assertEquals("16.00", term.add(USER).bill().net().toPlainString());
        term.delete(USER);
        move(term, "2024-10-13");
        assertEquals(List.of("10 included user 300.00 31/31", "1 additional user 40.00 31/31"), lines(last(term)));
        assertEquals("10/10/0/11/1", term.position(USER).row());
        move(term, "2024-12-05");
        assertEquals("none", amounts(term.add(USER).bill()));
        term.delete(USER);
        move(term, "2025-09-13");
        assertEquals(List.of("10 included user 300.00 30/30"), lines(last(term)));
        assertEquals("10/10/0/10/0", term.position(USER).row());

        Oracle window = billedMonthly().retention("window").at("2024-10-01");
        add(window, USER, 11);
        window.delete(USER);
        move(window, "2024-10-13");
        assertEquals(List.of("10 included user 300.00 31/31"), lines(last(window)));
        assertEquals("10/10/0/10/0", window.position(USER).row());
    }
}
