package dev.seatledger.acceptance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.Json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The worked cases of the product's rules, each a data file, lived through over HTTP by a sandbox company of its own. */
@QuarkusTest
class WorkedCasesTest extends HttpTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.seatledger.acceptance.WorkedCase#all")
    void endsAsWorkedOut(WorkedCase worked) throws Exception {
        UUID companyId = onboard(worked);
        Map<String, Deque<String>> units = new HashMap<>();
        if (worked.given() != null) {
            worked.given()
                    .forEach((type, count) -> remember(units, type, CompanyBuilder.addUnits(companyId, type, count)));
        }
        int step = 0;
        for (WorkedCase.Step next : worked.steps()) {
            step++;
            take(next, companyId, units, "step " + step);
        }
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    private static UUID onboard(WorkedCase worked) {
        CompanyBuilder company = CompanyBuilder.aCompany();
        if (worked.company() != null) {
            worked.company().forEach(company::with);
        }
        if (worked.contract() != null) {
            worked.contract().forEach(company::withContract);
        }
        if (worked.prices() != null) {
            company.withoutUnits("user").withoutUnits("number");
            worked.prices()
                    .forEach((type, prices) ->
                            company.units(type, Integer.parseInt(prices.get(0)), prices.get(1), prices.get(2)));
        }
        return company.onboard();
    }

    private static void take(WorkedCase.Step step, UUID companyId, Map<String, Deque<String>> units, String which) {
        Api owner = Api.owner(companyId);
        List<String> invoicesBefore = ids(companyId, "invoices");
        List<String> notesBefore = ids(companyId, "credit-notes");
        if (step.at() != null) {
            owner.post("/companies/" + companyId + "/clock", Map.of("now", step.at()))
                    .then()
                    .statusCode(200);
        }
        act(step, companyId, units, which);

        List<String> issued = newest(companyId, "invoices", invoicesBefore);
        assertEquals(step.allInvoices().size(), issued.size(), which + ": invoices issued");
        for (int i = 0; i < issued.size(); i++) {
            String nth = which + ", invoice " + (i + 1);
            check(owner.read("/invoices/" + issued.get(i)), step.allInvoices().get(i), nth);
        }
        List<String> credited = newest(companyId, "credit-notes", notesBefore);
        assertEquals(step.creditNote() == null ? 0 : 1, credited.size(), which + ": credit notes issued");
        if (step.creditNote() != null) {
            JsonPath note = owner.read("/credit-notes/" + credited.get(0));
            check(note, step.creditNote(), which + ", credit note");
            assertTrue(ids(companyId, "invoices").contains(note.getString("invoiceId")), which + " names its invoice");
        }
        if (step.credits() != null) {
            List<String> left = owner.read("/companies/" + companyId + "/credit-notes?limit=200")
                    .getList("items.remaining.amount");
            Collections.reverse(left);
            assertEquals(step.credits(), left, which + ": credit left");
        }
        if (step.row() != null) {
            JsonPath plan = owner.read("/companies/" + companyId + "/plan");
            step.row().forEach((type, row) -> assertEquals(row, rowOf(plan, type), which + ": " + type));
        }
    }

    private static void act(WorkedCase.Step step, UUID companyId, Map<String, Deque<String>> units, String which) {
        Api owner = Api.owner(companyId);
        Api executive = Api.accountExecutive();
        List<String> invoices = ids(companyId, "invoices");
        if (step.add() != null) {
            if (step.refused() == null) {
                add(owner, step.add(), units);
            } else {
                assertRefused(
                        step, owner.post("/units", Map.of("type", step.add().get(0), "name", "refused")), which);
            }
        }
        if (step.delete() != null) {
            String unitId = units.get(step.delete()).removeLast();
            owner.delete("/units/" + unitId).then().statusCode(204);
        }
        if (step.amend() != null) {
            String[] words = step.amend().split(" ", -1);
            Response amended = executive.post(
                    "/companies/" + companyId + "/contract/amendments",
                    Map.of("unitType", words[0], "included", Integer.valueOf(words[1]), "effective", words[2]));
            if (step.refused() == null) {
                amended.then().statusCode(201);
            } else {
                assertRefused(step, amended, which);
            }
        }
        if (step.pay()) {
            Map<String, Object> due = owner.read("/invoices/" + invoices.get(0)).getMap("amountDue");
            executive
                    .post(
                            "/invoices/" + invoices.get(0) + "/payments",
                            Map.of("amount", due, "paidAt", "2024-10-01T00:00:00Z", "reference", which))
                    .then()
                    .statusCode(201);
        }
        if (step.credit() != null) {
            String first = invoices.get(invoices.size() - 1);
            Map<String, String> amount = Map.of("amount", step.credit(), "currency", "EUR");
            executive
                    .post("/invoices/" + first + "/credit-notes", Map.of("reason", "goodwill", "amount", amount))
                    .then()
                    .statusCode(201);
        }
        if (step.correct() != null) {
            Map<String, Object> line = Map.of("line", 1, "quantity", step.correct());
            executive
                    .post(
                            "/invoices/" + invoices.get(0) + "/credit-notes",
                            Map.of("reason", "correction", "replacement", Map.of("lines", List.of(line))))
                    .then()
                    .statusCode(201);
        }
        if (step.cancel()) {
            executive
                    .post("/companies/" + companyId + "/contract/cancellation", Map.of())
                    .then()
                    .statusCode(201);
        }
    }

    private static void assertRefused(WorkedCase.Step step, Response answer, String which) {
        assertEquals(409, answer.statusCode(), which);
        assertEquals(step.refused(), answer.jsonPath().getString("type"), which);
    }

    /** One unit through POST /units, several through POST /units/batch. */
    private static void add(Api caller, List<String> types, Map<String, Deque<String>> units) {
        if (types.size() == 1) {
            String type = types.get(0);
            String unitId = Json.of(caller.post("/units", Map.of("type", type, "name", "one more"))
                            .then()
                            .statusCode(201)
                            .extract())
                    .getString("unit.id");
            remember(units, type, List.of(unitId));
            return;
        }
        List<Map<String, String>> create = types.stream()
                .map(type -> Map.of("type", type, "name", "one more"))
                .toList();
        List<String> created = Json.of(caller.post("/units/batch", Map.of("create", create))
                        .then()
                        .statusCode(200)
                        .extract())
                .getList("created.id");
        for (int i = 0; i < types.size(); i++) {
            remember(units, types.get(i), List.of(created.get(i)));
        }
    }

    private static void remember(Map<String, Deque<String>> units, String type, List<String> unitIds) {
        units.computeIfAbsent(type, key -> new ArrayDeque<>()).addAll(unitIds);
    }

    /** Newest first. */
    private static List<String> ids(UUID companyId, String documents) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/" + documents + "?limit=200")
                .getList("items.id");
    }

    /** Those that were not there before, oldest first. */
    private static List<String> newest(UUID companyId, String documents, List<String> before) {
        List<String> issued = new ArrayList<>(ids(companyId, documents));
        issued.removeAll(before);
        Collections.reverse(issued);
        return issued;
    }

    private static void check(JsonPath invoice, WorkedCase.ExpectedDocument expected, String which) {
        assertEquals(expected.net(), invoice.getString("net.amount"), which + ": net");
        assertIfExpected(expected.tax(), invoice.getString("tax.amount"), which + ": tax");
        assertIfExpected(expected.total(), invoice.getString("total.amount"), which + ": total");
        assertIfExpected(expected.issued(), invoice.getString("issueDate"), which + ": day of issue");
        assertIfExpected(expected.due(), invoice.getString("amountDue.amount"), which + ": due");
        if (expected.lines() != null) {
            List<Map<String, Object>> lines = invoice.getList("lines");
            List<String> told = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                told.add(tell(invoice, "lines[" + i + "]."));
            }
            assertEquals(expected.lines(), told, which + ": lines");
        }
        if (expected.mention() != null) {
            String mention = invoice.getString("taxes[0].mention");
            assertTrue(mention.contains(expected.mention()), which + ": " + mention);
        }
    }

    private static void assertIfExpected(@Nullable String expected, String found, String what) {
        if (expected != null) {
            assertEquals(expected, found, what);
        }
    }

    private static String tell(JsonPath invoice, String line) {
        return "%s %s %s/%s %s..%s"
                .formatted(
                        invoice.getString(line + "quantity"),
                        invoice.getString(line + "net.amount"),
                        invoice.getString(line + "explanation.numerator"),
                        invoice.getString(line + "explanation.denominator"),
                        invoice.getString(line + "period.start"),
                        invoice.getString(line + "period.end"));
    }

    private static String rowOf(JsonPath plan, String type) {
        String row = "units.find { it.type == '" + type + "' }.";
        return Stream.of("created", "included", "additional", "paidSeats", "freeSeats")
                .map(member -> plan.getString(row + member))
                .reduce((left, right) -> left + "/" + right)
                .orElseThrow();
    }
}
