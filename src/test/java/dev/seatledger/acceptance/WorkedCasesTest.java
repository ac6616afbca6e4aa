package dev.seatledger.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The worked cases of the product's rules, each a data file, lived through over HTTP by a sandbox company of its own. */
@QuarkusTest
class WorkedCasesTest extends HttpTest {

    private static final Path CASES = Path.of("src", "test", "resources", "worked-cases");

    static List<WorkedCase> cases() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<WorkedCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                cases.addAll(List.of(json.readValue(file.toFile(), WorkedCase[].class)));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
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
        if (step.at() != null) {
            owner.post("/companies/" + companyId + "/clock", Map.of("now", step.at()))
                    .then()
                    .statusCode(200);
        }
        List<String> before = invoiceIds(companyId);
        if (step.add() != null) {
            add(owner, step.add(), units);
        }
        if (step.delete() != null) {
            String unitId = units.get(step.delete()).removeLast();
            owner.delete("/units/" + unitId).then().statusCode(204);
        }
        List<String> issued = new ArrayList<>(invoiceIds(companyId));
        issued.removeAll(before);
        if (step.invoice() == null) {
            assertEquals(List.of(), issued, which + " issues no invoice");
        } else {
            assertEquals(1, issued.size(), which + " issues one invoice");
            check(owner.read("/invoices/" + issued.get(0)), step.invoice(), which);
        }
        if (step.row() != null) {
            JsonPath plan = owner.read("/companies/" + companyId + "/plan");
            step.row().forEach((type, row) -> assertEquals(row, rowOf(plan, type), which + ": " + type));
        }
    }

    /** One unit through POST /units, several through POST /units/batch. */
    private static void add(Api caller, List<String> types, Map<String, Deque<String>> units) {
        if (types.size() == 1) {
            String type = types.get(0);
            String unitId = caller.post("/units", Map.of("type", type, "name", "one more"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("unit.id");
            remember(units, type, List.of(unitId));
            return;
        }
        List<Map<String, String>> create = types.stream()
                .map(type -> Map.of("type", type, "name", "one more"))
                .toList();
        List<String> created = caller.post("/units/batch", Map.of("create", create))
                .then()
                .statusCode(200)
                .extract()
                .path("created.id");
        for (int i = 0; i < types.size(); i++) {
            remember(units, types.get(i), List.of(created.get(i)));
        }
    }

    private static void remember(Map<String, Deque<String>> units, String type, List<String> unitIds) {
        units.computeIfAbsent(type, key -> new ArrayDeque<>()).addAll(unitIds);
    }

    private static List<String> invoiceIds(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices?limit=200")
                .getList("items.id");
    }

    private static void check(JsonPath invoice, WorkedCase.ExpectedInvoice expected, String which) {
        assertEquals(expected.net(), invoice.getString("net.amount"), which + ": net");
        assertEquals(expected.tax(), invoice.getString("tax.amount"), which + ": tax");
        assertEquals(expected.total(), invoice.getString("total.amount"), which + ": total");
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
