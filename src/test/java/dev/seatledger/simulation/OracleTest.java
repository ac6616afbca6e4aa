package dev.seatledger.simulation;

import java.time.Duration;
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
import static org.junit.jupiter.api.Assertions.assertNull;

/** The oracle agrees with the worked cases of the product's page (their numbers in the names), so that it can be believed elsewhere. */
class OracleTest {

    private static final String OCTOBER_1 = "2024-10-01T11:00:00";

    private static Oracle withUsers(int users) {
        Oracle oracle = company().at(OCTOBER_1);
        add(oracle, USER, users);
        return oracle;
    }

    private static Oracle withUsersSince(int users, String clock) {
        Oracle oracle = company().at(clock);
        add(oracle, USER, users);
        return oracle;
    }

    @Test
    void case1BillsTheMinimum() {
        Oracle oracle = company().without(NUMBER).at(OCTOBER_1);
        add(oracle, USER, 8);
        move(oracle, "2024-10-13");
        assertEquals("300.00 + 60.00 = 360.00", amounts(last(oracle)));
        assertEquals("8/10/0/10/2", oracle.position(USER).row());
    }

    @Test
    void case2BillsAdditionalUnitsForTheWholePeriod() {
        Oracle oracle = company().without(NUMBER).at(OCTOBER_1);
        add(oracle, USER, 12);
        move(oracle, "2024-10-13");
        assertEquals(List.of("10 included user 300.00 31/31", "2 additional user 80.00 31/31"), lines(last(oracle)));
        assertEquals("380.00 + 76.00 = 456.00", amounts(last(oracle)));
        assertEquals("12/10/2/12/0", oracle.position(USER).row());
    }

    @Test
    void cases3To5ChargeTheRestOfThePeriod() {
        Oracle oracle = withUsers(10);
        Answer answer = oracle.add(USER);
        assertEquals("16.00 + 3.20 = 19.20", amounts(answer.bill()));
        assertEquals(List.of("1 additional user 16.00 12/30"), lines(answer.bill()));
        assertEquals("additional", answer.source());
        assertEquals("11/10/1/11/0", oracle.position(USER).row());

        assertEquals(
                "40.00 + 8.00 = 48.00",
                amounts(withUsersSince(10, "2024-09-13").add(USER).bill()));
        assertEquals(
                "1.33 + 0.27 = 1.60",
                amounts(withUsersSince(10, "2024-10-12").add(USER).bill()));
    }

    @Test
    void case6ChargesOnlyWhatIsNeeded() {
        Oracle oracle = withUsers(9);
        assertEquals("32.00 + 6.40 = 38.40", amounts(add(oracle, USER, 3).bill()));
        assertEquals("12/10/2/12/0", oracle.position(USER).row());
    }

    @Test
    void cases7To9KeepASeatToTheEndOfItsWindow() {
        Oracle oracle = withUsers(10);
        oracle.add(USER);
        oracle.moveClock(oracle.now().plus(Duration.ofMinutes(1)));
        oracle.delete(USER);
        assertEquals(2, oracle.bills().size());
        assertEquals(List.of(), oracle.credits());
        assertEquals("10/10/0/11/1", oracle.position(USER).row());

        move(oracle, "2024-10-05");
        assertEquals("none", amounts(oracle.add(USER).bill()));
        assertEquals("11/10/1/11/0", oracle.position(USER).row());

        oracle.delete(USER);
        move(oracle, "2024-10-14");
        assertEquals(List.of("10 included user 300.00 31/31", "3 included number 15.00 31/31"), lines(last(oracle)));
        assertEquals("10/10/0/10/0", oracle.position(USER).row());
        assertEquals("38.71 + 7.74 = 46.45", amounts(oracle.add(USER).bill()));
    }

    @Test
    void cases10And11TellDeleteThenAddFromAddThenDelete() {
        Oracle swapped = withUsers(10);
        swapped.delete(USER);
        assertEquals("none", amounts(swapped.add(USER).bill()));
        assertEquals("10/10/0/10/0", swapped.position(USER).row());

        Oracle grown = withUsers(10);
        assertEquals("16.00 + 3.20 = 19.20", amounts(grown.add(USER).bill()));
        grown.delete(USER);
        assertEquals("10/10/0/11/1", grown.position(USER).row());
    }

    @Test
    void case12EndsTheExtraNumberWithItsPeriod() {
        Oracle oracle = withUsersSince(10, "2024-09-20");
        add(oracle, NUMBER, 4);
        move(oracle, "2024-10-01");
        oracle.delete(NUMBER);
        assertEquals("3/3/0/4/1", oracle.position(NUMBER).row());
        move(oracle, "2024-10-13");
        assertEquals(List.of("10 included user 300.00 31/31", "3 included number 15.00 31/31"), lines(last(oracle)));
    }

    @Test
    void case13CountsWhatExistsAtTheFirstInstant() {
        Oracle before = withUsers(11);
        move(before, "2024-10-12T23:59:00");
        before.delete(USER);
        move(before, "2024-10-13");
        assertEquals("315.00 + 63.00 = 378.00", amounts(last(before)));

        Oracle after = withUsers(11);
        move(after, "2024-10-13");
        after.delete(USER);
        assertEquals(
                List.of(
                        "10 included user 300.00 31/31",
                        "3 included number 15.00 31/31",
                        "1 additional user 40.00 31/31"),
                lines(last(after)));
    }

    @Test
    void case14BelongsToTheNewPeriodByLocalTime() {
        Oracle oracle = withUsers(10);
        move(oracle, "2024-10-12T22:30:00Z");
        assertEquals("recurring", last(oracle).reason());
        assertEquals(
                List.of("1 additional user 40.00 31/31"), lines(oracle.add(USER).bill()));
    }

    @Test
    void case15IssuesOneInvoiceForEachAdd() {
        Oracle oracle = withUsersSince(10, "2024-09-20");
        assertEquals("30.67", last(oracleAfterAdd(oracle)).net().toPlainString());
        move(oracle, "2024-09-25");
        assertEquals("24.00", last(oracleAfterAdd(oracle)).net().toPlainString());
    }

    private static Oracle oracleAfterAdd(Oracle oracle) {
        oracle.add(USER);
        return oracle;
    }

    @Test
    void case16BillsABatchOnOneInvoice() {
        Oracle oracle = withUsers(10);
        add(oracle, NUMBER, 3);
        Answer answer = oracle.change(Map.of(), Map.of(USER, 2, NUMBER, 1));
        assertEquals("34.40 + 6.88 = 41.28", amounts(answer.bill()));
        assertEquals(List.of("2 additional user 32.00 12/30", "1 additional number 2.40 12/30"), lines(answer.bill()));
    }

    @Test
    void case31RoundsOnceForALine() {
        Oracle oracle = company().users(10, "30.00", "33.33").at(OCTOBER_1);
        add(oracle, USER, 10);
        assertEquals(
                List.of("3 additional user 40.00 12/30"),
                lines(add(oracle, USER, 3).bill()));
    }

    @Test
    void case30ReversesTheCharge() {
        Oracle oracle =
                company().customer("DE", "DE123456788", "Europe/Paris", "EUR").at(OCTOBER_1);
        add(oracle, USER, 10);
        assertEquals("16.00 + 0.00 = 16.00", amounts(oracle.add(USER).bill()));
        assertEquals("reverse_charge", oracle.tax().category());
    }

    @Test
    void case33ChargesBySecondAndNeverIssuesNothing() {
        Oracle oracle = company()
                .customer("FR", null, "UTC", "EUR")
                .cycle(SubscriptionType.MONTHLY, "2024-09-13", 13, 1)
                .users(0, "30.00", "10.00")
                .bySecond()
                .at("2024-10-12T23:38:24Z");
        assertEquals(
                List.of("1 additional user 0.01 1296/2592000"),
                lines(oracle.add(USER).bill()));
        move(oracle, "2024-10-12T23:38:25.999999Z");
        Answer nothing = oracle.add(USER);
        assertNull(nothing.bill());
        assertEquals(Set.of(), nothing.refusals());
        assertEquals("2/0/2/2/0", oracle.position(USER).row());
    }

    @Test
    void case36IsExactInOtherCurrencies() {
        Oracle yen = company()
                .customer("FR", null, "Europe/Paris", "JPY")
                .users(0, "1000", "3000")
                .numbers(0, "0", "0")
                .at(OCTOBER_1);
        assertEquals("1200 + 240 = 1440", amounts(yen.add(USER).bill()));
        Oracle dinar = company()
                .customer("US", null, "Europe/Paris", "KWD")
                .users(0, "1.000", "4.000")
                .at("2024-10-06");
        assertEquals("0.933 + 0.000 = 0.933", amounts(dinar.add(USER).bill()));
    }
}
