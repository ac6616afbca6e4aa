package dev.seatledger.invoice.recurring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Years in one step of a clock (R5, R19, R20). */
@QuarkusTest
class LongLifeTest extends HttpTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Two leap days and eleven clock changes lie on the way; by the second, the hours of these count. */
    @ParameterizedTest
    @ValueSource(strings = {"day", "second"})
    void billsEachPeriodFromAnchor31On(String proration) {
        UUID companyId = aCompany()
                .with("clock", "2023-01-31T08:00:00Z")
                .withContract("start", "2023-01-31")
                .withContract("proration", proration)
                .withoutUnits("number")
                .onboard();
        Api owner = Api.owner(companyId);

        owner.post("/companies/" + companyId + "/clock", Map.of("now", "2028-03-01T00:00:00Z"))
                .then()
                .statusCode(200);

        JsonPath invoices = owner.read("/companies/" + companyId + "/invoices?limit=200");
        List<String> ids = new ArrayList<>(invoices.getList("items.id"));
        Collections.reverse(ids);
        List<String> told =
                ids.stream().map(id -> tell(owner.read("/invoices/" + id))).toList();
        assertEquals(expected(proration), told);
        assertEquals(
                List.of(), Api.accountExecutive().read("/audits/" + companyId).getList("findings"));
    }

    @Test
    void runsOnlyForTheVendor() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).post("/recurring-runs", ""));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post("/recurring-runs", ""));
        assertEquals(
                200, Api.accountExecutive().request().post("/recurring-runs").statusCode());
    }

    private static List<String> expected(String proration) {
        List<String> periods = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2023, 1);
                !month.isAfter(YearMonth.of(2028, 2));
                month = month.plusMonths(1)) {
            LocalDate start = month.atEndOfMonth();
            LocalDate end = month.plusMonths(1).atEndOfMonth();
            long whole = proration.equals("day")
                    ? ChronoUnit.DAYS.between(start, end)
                    : ChronoUnit.SECONDS.between(start.atStartOfDay(PARIS), end.atStartOfDay(PARIS));
            periods.add("%s %s..%s %d/%d 300.00 60.00".formatted(start, start, end, whole, whole));
        }
        return periods;
    }

    private static String tell(JsonPath invoice) {
        return "%s %s..%s %s/%s %s %s"
                .formatted(
                        invoice.getString("issueDate"),
                        invoice.getString("lines[0].period.start"),
                        invoice.getString("lines[0].period.end"),
                        invoice.getString("lines[0].explanation.numerator"),
                        invoice.getString("lines[0].explanation.denominator"),
                        invoice.getString("net.amount"),
                        invoice.getString("tax.amount"));
    }
}
