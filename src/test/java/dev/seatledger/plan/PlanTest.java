package dev.seatledger.plan;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
class PlanTest extends HttpTest {

    @Test
    void showsAnOwnerWhatExistsWhatIsIncludedAndWhatIsAdditional() {
        UUID companyId = aCompany()
                .withContract("subscriptionType", "annual_billed_monthly")
                .with(
                        "contacts",
                        Map.of("accountExecutive", Map.of("name", "Camille Martin", "email", "cm@vendor.example")))
                .onboardWithUsers(11);

        JsonPath plan = Api.owner(companyId).read(path(companyId));

        assertEquals(companyId.toString(), plan.getString("companyId"));
        assertEquals("Professional", plan.getString("planName"));
        assertEquals("annual_billed_monthly", plan.getString("subscriptionType"));
        assertEquals("monthly", plan.getString("billingFrequency"));
        assertEquals(Map.of("start", "2024-09-13", "end", "2024-10-13"), plan.getMap("currentPeriod"));
        assertEquals("2024-10-13", plan.getString("nextBillingDate"));
        assertEquals("2025-09-13", plan.getString("contractRenewalDate"));
        assertEquals("Europe/Paris", plan.getString("timeZone"));
        assertEquals("EUR", plan.getString("currency"));
        assertEquals("user", plan.getString("units[0].type"));
        assertEquals(11, plan.getInt("units[0].created"));
        assertEquals(10, plan.getInt("units[0].included"));
        assertEquals(1, plan.getInt("units[0].additional"));
        assertEquals(11, plan.getInt("units[0].paidSeats"));
        assertEquals(0, plan.getInt("units[0].freeSeats"));
        assertEquals(0, plan.getInt("units[0].unusedIncluded"));
        assertEquals(Map.of("amount", "30.00", "currency", "EUR"), plan.getMap("units[0].includedUnitPrice"));
        assertEquals(Map.of("amount", "40.00", "currency", "EUR"), plan.getMap("units[0].additionalUnitPrice"));
        assertEquals(Map.of("start", "2024-09-13", "end", "2024-10-13"), plan.getMap("units[0].chargeWindow"));
        assertEquals("2025-09-13", plan.getString("units[0].seatsPaidUntil"));
        assertEquals("340.00", plan.getString("units[0].total.amount"));
        assertEquals("number", plan.getString("units[1].type"));
        assertEquals(3, plan.getInt("units[1].unusedIncluded"));
        assertEquals("355.00", plan.getString("total.amount"));
        assertEquals("Camille Martin", plan.getString("contacts.accountExecutive.name"));
    }

    @ParameterizedTest
    @CsvSource({
        "monthly,                           monthly, 2024-10-13, 2024-10-13, 2024-10-13, 2024-10-13",
        "annual_billed_monthly,             monthly, 2024-10-13, 2025-09-13, 2024-10-13, 2025-09-13",
        "annual_upfront,                    annual,  2025-09-13, 2025-09-13, 2025-09-13, 2025-09-13",
        "annual_upfront_monthly_additional, annual,  2025-09-13, 2025-09-13, 2024-10-13, 2024-10-13",
    })
    void showsTheDatesOfEachSubscriptionType(
            String type, String frequency, String nextBilling, String renewal, String windowEnd, String paidUntil) {
        UUID companyId = aCompany().withContract("subscriptionType", type).onboard();

        JsonPath plan = Api.owner(companyId).read(path(companyId));

        assertEquals(frequency, plan.getString("billingFrequency"));
        assertEquals(nextBilling, plan.getString("nextBillingDate"));
        assertEquals(renewal, plan.getString("contractRenewalDate"));
        assertEquals(windowEnd, plan.getString("units[0].chargeWindow.end"));
        assertEquals(paidUntil, plan.getString("units[0].seatsPaidUntil"));
    }

    @Test
    void showsTheFirstPeriodBeforeTheContractStarts() {
        UUID companyId = aCompany().withContract("start", "2024-11-13").onboard();

        JsonPath plan = Api.owner(companyId).read(path(companyId));

        assertEquals(Map.of("start", "2024-11-13", "end", "2024-12-13"), plan.getMap("currentPeriod"));
    }

    @Test
    void answers304UntilSomethingChanges() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        String tag = owner.get(path(companyId)).then().statusCode(200).extract().header("ETag");

        Response unchanged = owner.request().header("If-None-Match", tag).get(path(companyId));
        CompanyBuilder.addUnits(companyId, "user", 1);
        Response changed = owner.request().header("If-None-Match", tag).get(path(companyId));

        assertEquals(304, unchanged.statusCode());
        assertEquals("", unchanged.asString());
        assertEquals(tag, unchanged.header("ETag"));
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor", "agent", "partner"})
    void isForOwnersOnly(String role) {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.as(role, companyId).get(path(companyId)));
    }

    @Test
    void isNotForTheBackOffice() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.accountExecutive().get(path(companyId)));
    }

    @Test
    void needsAToken() {
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path(UUID.randomUUID())));
    }

    @Test
    void answersForAForeignCompanyAsForAnAbsentOne() {
        UUID companyId = aCompany().onboard();
        UUID absent = UUID.randomUUID();

        Response foreign = Api.owner(aCompany().onboard()).get(path(companyId));
        Response ofAbsent = Api.owner(absent).get(path(absent));

        assertProblem(ProblemType.NOT_FOUND, foreign);
        assertProblem(ProblemType.NOT_FOUND, ofAbsent);
        assertEquals(
                foreign.asString().replace(companyId.toString(), ""),
                ofAbsent.asString().replace(absent.toString(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "not-a-uuid", "01890000-0000-7000-8000-00000000000g", "01890000-0-7000-8000-000000000001"})
    void refusesWhatIsNoUuid(String companyId) {
        assertInvalid("companyId", Api.owner(UUID.randomUUID()).get("/companies/" + companyId + "/plan"));
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/plan";
    }
}
