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
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What the worked cases leave out, worked out by hand. */
class OracleEdgeTest {

    @Test
    void cutsAFirstMonthShort() {
        Oracle oracle =
                company().cycle(SubscriptionType.MONTHLY, "2024-10-01", 13, 1).at("2024-10-05");
        assertEquals(List.of("10 included user 120.00 12/30", "3 included number 6.00 12/30"), lines(last(oracle)));
        add(oracle, USER, 10);
        assertEquals(
                List.of("1 additional user 10.67 8/30"), lines(oracle.add(USER).bill()));
        move(oracle, "2024-10-13");
        assertEquals("355.00", last(oracle).net().toPlainString());
    }

    @Test
    void cutsAFirstYearShort() {
        Oracle oracle = company()
                .cycle(SubscriptionType.ANNUAL_UPFRONT, "2024-10-01", 13, 12)
                .users(10, "360.00", "480.00")
                .without(NUMBER)
                .at("2024-10-01");
        assertEquals(List.of("10 included user 118.03 12/366"), lines(last(oracle)));
        move(oracle, "2024-10-13");
        assertEquals(List.of("10 included user 3600.00 365/365"), lines(last(oracle)));
        assertEquals(
                LocalDate.parse("2025-10-13"),
                oracle.almanac().endOf(Almanac.Kind.TERM, LocalDate.parse("2024-10-01")));
    }

    @Test
    void cutsNothingShortThatStartsOnAClampedAnchor() {
        Oracle oracle = company()
                .cycle(SubscriptionType.MONTHLY, "2025-02-28", 31, 1)
                .without(NUMBER)
                .at("2025-03-05");
        assertEquals(List.of("10 included user 300.00 31/31"), lines(last(oracle)));
        assertEquals(
                LocalDate.parse("2025-03-31"),
                last(oracle).lines().get(0).stretch().end());
    }

    @Test
    void startsLater() {
        Oracle oracle = company().at("2024-09-12T23:59:59.999999");
        assertEquals(List.of(), oracle.bills());
        assertEquals(Set.of("contract-not-started"), oracle.add(USER).refusals());
        assertEquals(
                Set.of("contract-not-started"), oracle.amend(USER, 11, true).refusals());
        move(oracle, "2024-09-13");
        assertEquals("315.00 + 63.00 = 378.00", amounts(last(oracle)));
        assertFalse(oracle.add(USER).isRefused());
    }

    /** 31 days less an hour; what remains is 13 days, 22 hours and a second on the wall, less that hour. */
    @Test
    void countsSecondsOverAChangeOfClocks() {
        Oracle oracle = company()
                .cycle(SubscriptionType.MONTHLY, "2025-03-13", 13, 1)
                .users(0, "30.00", "267.48")
                .without(NUMBER)
                .bySecond()
                .at("2025-03-30T01:59:59.999999");
        assertEquals(
                List.of("1 additional user 119.88 1198801/2674800"),
                lines(oracle.add(USER).bill()));
    }

    @Test
    void keepsChargesForTheNextInvoiceWhereTheContractSaysSo() {
        Oracle oracle = company().addsBilledLater().at("2024-10-01");
        oracle.change(Map.of(), Map.of(USER, 12, NUMBER, 4));
        move(oracle, "2024-10-05");
        assertEquals("none", amounts(oracle.add(USER).bill()));
        move(oracle, "2024-10-13");
        assertEquals(
                List.of(
                        "10 included user 300.00 31/31",
                        "3 included number 15.00 31/31",
                        "3 additional user 120.00 31/31",
                        "1 additional number 6.00 31/31",
                        "2 additional user 32.00 12/30",
                        "1 additional number 2.40 12/30",
                        "1 additional user 10.67 8/30"),
                lines(last(oracle)));
    }

    @Test
    void needsThirtyDaysNoticeBeyondTenUsers() {
        for (List<String> dates : List.of(
                List.of("2024-10-01", "2024-11-13"),
                List.of("2024-10-14", "2024-11-13"),
                List.of("2024-10-15", "2024-12-13"))) {
            Oracle oracle = company().users(11, "30.00", "40.00").at(dates.get(0));
            assertEquals(
                    LocalDate.parse(dates.get(1)),
                    oracle.amend(NUMBER, 1, false).on());
            assertEquals(LocalDate.parse(dates.get(1)), oracle.cancel().on());
        }
        Oracle small = company().at("2024-10-12");
        assertEquals(
                LocalDate.parse("2024-10-13"), small.amend(NUMBER, 1, false).on());
        assertEquals(LocalDate.parse("2024-10-13"), small.cancel().on());
    }

    @Test
    void letsSeatsFallWithTheirCommitment() {
        Oracle oracle = company()
                .cycle(SubscriptionType.ANNUAL_BILLED_MONTHLY, "2024-09-13", 13, 12)
                .without(NUMBER)
                .at("2024-10-01");
        add(oracle, USER, 12);
        oracle.change(Map.of(USER, 9), Map.of());
        oracle.amend(USER, 8, false);
        move(oracle, "2024-10-13");
        assertEquals("3/8/0/10/7", oracle.position(USER).row());
        assertEquals(List.of("8 included user 240.00 31/31", "2 additional user 80.00 31/31"), lines(last(oracle)));
    }

    @Test
    void raisesACommitmentAtTheEndOfTheTerm() {
        Oracle oracle = company()
                .cycle(SubscriptionType.ANNUAL_BILLED_MONTHLY, "2024-09-13", 13, 3)
                .without(NUMBER)
                .at("2024-10-01");
        assertEquals(Set.of("validation-failed"), oracle.amend(USER, 10, false).refusals());
        assertEquals(
                LocalDate.parse("2024-12-13"), oracle.amend(USER, 12, false).on());
        move(oracle, "2024-12-12T23:59:59");
        assertEquals("0/10/0/10/10", oracle.position(USER).row());
        move(oracle, "2024-12-13");
        assertEquals(List.of("12 included user 360.00 31/31"), lines(last(oracle)));
        assertEquals("0/12/0/12/12", oracle.position(USER).row());
    }

    @Test
    void endsACancelledContractWithWhatWasKept() {
        Oracle oracle = company().addsBilledLater().at("2024-10-01");
        add(oracle, USER, 11);
        oracle.cancel();
        assertEquals(Set.of("already-cancelled"), oracle.cancel().refusals());
        move(oracle, "2024-12-24");
        assertEquals(List.of("1 additional user 16.00 12/30"), lines(last(oracle)));
        assertEquals(LocalDate.parse("2024-10-13"), last(oracle).issue().day());
        assertEquals("11/10/1/11/0", oracle.position(USER).row());
        assertEquals(Set.of("contract-ended"), oracle.add(USER).refusals());
        assertEquals(Set.of("contract-ended"), oracle.amend(USER, 12, true).refusals());
        assertFalse(oracle.delete(USER).isRefused());
    }

    @Test
    void neverStopsWhoIsDebited() {
        Oracle oracle = company().at("2024-09-14");
        add(oracle, USER, 10);
        move(oracle, "2024-09-29");
        assertEquals(Set.of(), oracle.add(USER).refusals());
    }

    @Test
    void tellsWhatAUnitSitsOn() {
        Oracle oracle = company().at("2024-10-01");
        add(oracle, USER, 9);
        assertEquals("included", oracle.add(USER).source());
        assertEquals("additional", oracle.add(USER).source());
        oracle.delete(USER);
        assertEquals("paid_seat", oracle.add(USER).source());
    }

    @Test
    void addsNothingToASuspendedCompany() {
        Oracle oracle = company().at("2024-10-01");
        oracle.suspend();
        assertEquals(Set.of("company-suspended"), oracle.add(USER).refusals());
        move(oracle, "2024-10-13");
        assertEquals(2, oracle.bills().size());
        oracle.resume();
        assertFalse(oracle.add(USER).isRefused());
    }

    /** 3 seats from 10 to 13 cost 36.00 net; of the first invoice 20.00 net are left, and 5 x 30 x 12/30 = 60.00 are to be credited. */
    @Test
    void spreadsTheCreditOfADecreaseOverInvoices() {
        Oracle oracle = company().without(NUMBER).at("2024-10-01");
        oracle.amend(USER, 13, true);
        oracle.credit(oracle.bills().get(0), new BigDecimal("336.00"), "goodwill");
        List<String> told = new ArrayList<>();
        for (Credit credit : oracle.amend(USER, 8, true).credits()) {
            told.add(oracle.bills().indexOf(credit.of()) + ": " + credit.net() + " + " + credit.tax());
        }
        assertEquals(List.of("1: 36.00 + 7.20", "0: 20.00 + 4.00"), told);
        assertEquals("0/8/0/8/8", oracle.position(USER).row());
    }

    @Test
    void dividesACreditIntoNetAndTax() {
        Oracle oracle = company().without(NUMBER).users(1, "0.03", "1.00").at("2024-10-01");
        Bill bill = last(oracle);
        assertEquals("0.03 + 0.01 = 0.04", amounts(bill));
        List<String> told = new ArrayList<>();
        for (String gross : List.of("0.01", "0.01", "0.01", "0.01")) {
            Credit credit = oracle.credit(bill, new BigDecimal(gross), "goodwill")
                    .credits()
                    .get(0);
            told.add(credit.net() + " + " + credit.tax());
        }
        assertEquals(List.of("0.01 + 0.00", "0.01 + 0.00", "0.01 + 0.00", "0.00 + 0.01"), told);
        assertEquals(
                Set.of("credit-exceeds-invoice"),
                oracle.credit(bill, null, "goodwill").refusals());
    }

    @Test
    void refusesToTakeMoreThanIsDue() {
        Oracle oracle = company().at("2024-10-01");
        Bill bill = last(oracle);
        assertFalse(oracle.pay(bill, new BigDecimal("370.00")).isRefused());
        assertEquals(
                Set.of("payment-exceeds-due"),
                oracle.pay(bill, new BigDecimal("8.01")).refusals());
        assertFalse(oracle.pay(bill, new BigDecimal("8.00")).isRefused());
    }
}
