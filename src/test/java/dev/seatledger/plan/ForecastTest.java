package dev.seatledger.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class ForecastTest extends HttpTest {

    private static final List<String> MEMBERS = List.of(
            "reason",
            "issueDate",
            "dueDate",
            "currency",
            "lines",
            "taxes",
            "net",
            "tax",
            "total",
            "creditApplied",
            "amountDue");

    @ParameterizedTest
    @CsvSource({
        "monthly,                           immediate,    12",
        "monthly,                           next_invoice, 12",
        "annual_billed_monthly,             immediate,     8",
        "annual_upfront,                    next_invoice, 12",
        "annual_upfront_monthly_additional, immediate,    12",
        "annual_upfront_monthly_additional, immediate,     8",
    })
    void isTheInvoiceThatTheRolloverThenIssues(String type, String additionalInvoicing, int users) {
        UUID companyId = aCompany()
                .withContract("subscriptionType", type)
                .withContract("additionalInvoicing", additionalInvoicing)
                .onboard();
        addUnits(companyId, "user", users);
        Api owner = Api.owner(companyId);
        String opening = owner.read("/companies/" + companyId + "/invoices").getString("items[-1].id");
        Api.accountExecutive()
                .post(
                        "/invoices/" + opening + "/credit-notes",
                        Map.of("reason", "goodwill", "amount", Map.of("amount", "50.00", "currency", "EUR")));

        JsonPath forecast = owner.read("/companies/" + companyId + "/plan/forecast");
        owner.post("/companies/" + companyId + "/clock", Map.of("now", forecast.getString("issueDate") + "T12:00:00Z"))
                .then()
                .statusCode(200);

        String invoiceId = owner.read("/companies/" + companyId + "/invoices").getString("items[0].id");
        JsonPath invoice = owner.read("/invoices/" + invoiceId);
        for (String member : MEMBERS) {
            assertEquals(invoice.<Object>get(member), forecast.<Object>get(member), member);
        }
        assertEquals("50.00", forecast.getString("creditApplied.amount"));
    }

    @Test
    void changesNothing() {
        UUID companyId = aCompany().onboardWithUsers(12);
        Api owner = Api.owner(companyId);
        int before = owner.read("/companies/" + companyId + "/plan").getInt("sequence");

        owner.read("/companies/" + companyId + "/plan/forecast");

        assertEquals(before, owner.read("/companies/" + companyId + "/plan").getInt("sequence"));
    }

    @Test
    void isEmptyWhereNothingWillBeBilled() {
        UUID companyId = aCompany()
                .units("user", 0, "30.00", "40.00")
                .units("number", 0, "5.00", "6.00")
                .onboard();

        JsonPath forecast = Api.owner(companyId).read("/companies/" + companyId + "/plan/forecast");

        assertEquals("2024-10-13", forecast.getString("issueDate"));
        assertEquals("0.00", forecast.getString("total.amount"));
        assertEquals(List.of(), forecast.getList("lines"));
    }

    @Test
    void isForOwners() {
        UUID companyId = aCompany().onboard();
        String path = "/companies/" + companyId + "/plan/forecast";

        assertProblem(ProblemType.FORBIDDEN, Api.admin(companyId).get(path));
        assertProblem(ProblemType.FORBIDDEN, Api.accountExecutive().get(path));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(UUID.randomUUID()).get(path));
        UUID absent = UUID.randomUUID();
        assertProblem(ProblemType.NOT_FOUND, Api.owner(absent).get("/companies/" + absent + "/plan/forecast"));
    }
}
