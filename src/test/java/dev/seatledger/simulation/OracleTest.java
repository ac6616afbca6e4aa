package dev.seatledger.simulation;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.seatledger.acceptance.WorkedCase;
import dev.seatledger.acceptance.WorkedCase.ExpectedDocument;
import dev.seatledger.acceptance.WorkedCase.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The oracle agrees with the worked cases, the same files that the application lives through, so that it can be believed elsewhere. */
class OracleTest {

    static Stream<WorkedCase> cases() throws IOException {
        return WorkedCase.all().stream().filter(worked -> !corrects(worked));
    }

    /** The oracle knows no corrections, since the simulation makes none. */
    private static boolean corrects(WorkedCase worked) {
        return worked.steps().stream().anyMatch(step -> step.correct() != null);
    }

    @Test
    void onlyACorrectionIsBeyondTheOracle() throws IOException {
        assertEquals(
                List.of("a correction is a credit note over the whole invoice and a new one"),
                WorkedCase.all().stream()
                        .filter(OracleTest::corrects)
                        .map(WorkedCase::name)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void endsAsWorkedOut(WorkedCase worked) {
        Oracle oracle = new Oracle(terms(worked));
        if (worked.given() != null) {
            worked.given().forEach((type, count) -> oracle.change(Map.of(), Map.of(UnitType.of(type), count)));
        }
        int number = 0;
        for (Step step : worked.steps()) {
            number++;
            take(step, oracle, "step " + number);
        }
    }

    private static Terms terms(WorkedCase worked) {
        Map<String, Object> company = membersOf(worked.company());
        Map<String, Object> contract = membersOf(worked.contract());
        String start = text(contract, "start", "2024-09-13");
        int dayOfStart = LocalDate.parse(start).getDayOfMonth();
        SubscriptionType type = Stream.of(SubscriptionType.values())
                .filter(each -> each.wire().equals(text(contract, "subscriptionType", "monthly")))
                .findFirst()
                .orElseThrow();
        int anchorDay = number(contract, "anchorDay", dayOfStart);
        int termMonths = number(contract, "termMonths", type == SubscriptionType.MONTHLY ? 1 : 12);
        return new Terms(
                new Terms.Customer(
                        text(company, "country", "FR"),
                        text(company, "vatNumber", null),
                        text(company, "timeZone", "Europe/Paris"),
                        text(company, "currency", "EUR")),
                new Terms.Cycle(type, start, anchorDay, termMonths),
                new Terms.Settings(
                        text(contract, "seatRetention", null),
                        text(contract, "proration", null),
                        text(contract, "additionalInvoicing", null),
                        text(contract, "paymentMethod", null),
                        number(contract, "paymentTermDays", 0)),
                commitments(worked.prices()),
                text(company, "clock", "2024-10-01T09:00:00Z"));
    }

    private static Map<UnitType, Terms.Commitment> commitments(@Nullable Map<String, List<String>> prices) {
        Map<UnitType, Terms.Commitment> units = new EnumMap<>(UnitType.class);
        if (prices == null) {
            units.put(UnitType.USER, new Terms.Commitment(10, "30.00", "40.00"));
            units.put(UnitType.NUMBER, new Terms.Commitment(3, "5.00", "6.00"));
        } else {
            prices.forEach((type, terms) -> units.put(
                    UnitType.of(type),
                    new Terms.Commitment(Integer.parseInt(terms.get(0)), terms.get(1), terms.get(2))));
        }
        return units;
    }

    private static Map<String, Object> membersOf(@Nullable Map<String, Object> given) {
        return given == null ? Map.of() : given;
    }

    private static String text(Map<String, Object> members, String name, @Nullable String byDefault) {
        return members.containsKey(name) ? (String) members.get(name) : byDefault;
    }

    private static int number(Map<String, Object> members, String name, int byDefault) {
        return (Integer) members.getOrDefault(name, byDefault);
    }

    private static void take(Step step, Oracle oracle, String which) {
        int billsBefore = oracle.bills().size();
        int creditsBefore = oracle.credits().size();
        if (step.at() != null) {
            Example.move(oracle, step.at());
        }
        Set<String> refusals = act(step, oracle).refusals();
        assertTrue(
                step.refused() == null ? refusals.isEmpty() : refusals.contains(step.refused()),
                which + " is refused for " + refusals);

        List<Bill> issued = oracle.bills().subList(billsBefore, oracle.bills().size());
        assertEquals(step.allInvoices().size(), issued.size(), which + ": invoices issued");
        for (int i = 0; i < issued.size(); i++) {
            check(issued.get(i), step.allInvoices().get(i), which + ", invoice " + (i + 1));
        }
        List<Credit> credited =
                oracle.credits().subList(creditsBefore, oracle.credits().size());
        assertEquals(step.creditNote() == null ? 0 : 1, credited.size(), which + ": credit notes issued");
        if (step.creditNote() != null) {
            check(credited.get(0), step.creditNote(), which + ", credit note");
        }
        if (step.credits() != null) {
            List<String> left = oracle.credits().stream()
                    .map(credit -> credit.remaining().toPlainString())
                    .toList();
            assertEquals(step.credits(), left, which + ": credit left");
        }
        if (step.row() != null) {
            step.row().forEach((type, row) -> {
                Position position = oracle.position(UnitType.of(type));
                assertEquals(row, position.row(), which + ": " + type);
            });
        }
    }

    private static Answer act(Step step, Oracle oracle) {
        List<Bill> bills = oracle.bills();
        if (step.add() != null) {
            Map<UnitType, Integer> create = new EnumMap<>(UnitType.class);
            step.add().forEach(type -> create.merge(UnitType.of(type), 1, Integer::sum));
            return oracle.change(Map.of(), create);
        }
        if (step.delete() != null) {
            return oracle.delete(UnitType.of(step.delete()));
        }
        if (step.amend() != null) {
            String[] words = step.amend().split(" ", -1);
            return oracle.amend(UnitType.of(words[0]), Integer.parseInt(words[1]), "immediate".equals(words[2]));
        }
        if (step.pay()) {
            Bill newest = bills.get(bills.size() - 1);
            return oracle.pay(newest, newest.due());
        }
        if (step.credit() != null) {
            return oracle.credit(bills.get(0), new BigDecimal(step.credit()), "goodwill");
        }
        return step.cancel() ? oracle.cancel() : Answer.DONE;
    }

    private static void check(Bill bill, ExpectedDocument expected, String which) {
        check(expected, bill.net(), bill.tax(), which);
        assertIfExpected(expected.issued(), bill.issue().day().toString(), which + ": day of issue");
        assertIfExpected(expected.due(), bill.due().toPlainString(), which + ": due");
        if (expected.lines() != null) {
            assertEquals(
                    expected.lines(),
                    bill.lines().stream().map(OracleTest::tell).toList(),
                    which + ": lines");
        }
    }

    private static void check(Credit credit, ExpectedDocument expected, String which) {
        check(expected, credit.net(), credit.tax(), which);
        if (expected.lines() != null) {
            assertEquals(expected.lines(), List.of(tell(credit.origin().line())), which + ": lines");
        }
    }

    private static void check(ExpectedDocument expected, BigDecimal net, BigDecimal tax, String which) {
        assertEquals(expected.net(), net.toPlainString(), which + ": net");
        assertIfExpected(expected.tax(), tax.toPlainString(), which + ": tax");
        assertIfExpected(expected.total(), net.add(tax).toPlainString(), which + ": total");
    }

    private static void assertIfExpected(@Nullable String expected, String found, String what) {
        if (expected != null) {
            assertEquals(expected, found, what);
        }
    }

    private static String tell(Line line) {
        Stretch stretch = line.stretch();
        return "%d %s %d/%d %s..%s"
                .formatted(
                        line.quantity(),
                        line.net().toPlainString(),
                        stretch.part(),
                        stretch.whole(),
                        stretch.start(),
                        stretch.end());
    }
}
