package dev.seatledger.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
class AmendmentsTest extends HttpTest {

    @Test
    void billAnIncreaseForTheRestOfThePeriod() {
        UUID companyId = aCompany().onboardWithUsers(10);

        Response amended = amend(Api.accountExecutive(), companyId, "user", 15, "immediate");

        assertEquals(201, amended.statusCode());
        JsonPath amendment = amended.jsonPath();
        assertEquals("applied", amendment.getString("status"));
        assertEquals(10, amendment.getInt("includedBefore"));
        assertEquals(15, amendment.getInt("included"));
        assertEquals("2024-10-01", amendment.getString("effectiveOn"));
        assertEquals("amendment", amendment.getString("invoice.reason"));
        assertEquals("60.00", amendment.getString("invoice.net.amount"));
        assertEquals(10, amendment.getInt("invoice.lines[0].explanation.seatsBefore"));
        assertEquals(15, amendment.getInt("invoice.lines[0].explanation.seatsAfter"));
        assertNull(amendment.get("creditNote"));
        assertEquals(15, plan(companyId).getInt("units[0].included"));
    }

    @Test
    void creditADecrease() {
        UUID companyId = aCompany().onboardWithUsers(4);

        JsonPath amendment = amend(Api.as("customer_success", companyId), companyId, "user", 6, "immediate")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals("amendment", amendment.getString("creditNote.reason"));
        assertEquals("48.00", amendment.getString("creditNote.net.amount"));
        assertEquals("57.60", amendment.getString("creditNote.remaining.amount"));
        assertEquals("open", amendment.getString("creditNote.status"));
        assertEquals(1, amendment.getList("creditNotes").size());
        assertNull(amendment.get("invoice"));
    }

    @Test
    void divideACreditThatNoInvoiceAloneHasLeft() throws Exception {
        UUID companyId = aCompany().units("user", 2, "30.00", "40.00").onboard();
        amend(Api.accountExecutive(), companyId, "user", 12, "immediate");

        JsonPath amendment = amend(Api.accountExecutive(), companyId, "user", 0, "immediate")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals(List.of("120.00", "24.00"), amendment.getList("creditNotes.net.amount"));
        assertEquals(List.of(), Database.contradictionsOf(companyId));
        assertEquals(List.of(), audit(companyId));
    }

    @ParameterizedTest
    @CsvSource({
        "monthly,               10, 12, 2024-10-13",
        "monthly,               10,  5, 2024-10-13",
        "monthly,               11,  5, 2024-11-13",
        "annual_billed_monthly, 10,  5, 2024-10-13",
        "annual_billed_monthly, 11,  5, 2025-09-13",
        "annual_billed_monthly, 11, 12, 2025-09-13",
        "annual_upfront,        10,  5, 2025-09-13",
    })
    void waitForTheRenewalOrForNotice(String type, int included, int asked, String effectiveOn) {
        UUID companyId = aCompany()
                .withContract("subscriptionType", type)
                .units("user", included, "30.00", "40.00")
                .onboard();

        JsonPath amendment = amend(Api.accountExecutive(), companyId, "user", asked, "renewal")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals("scheduled", amendment.getString("status"));
        assertEquals(
                Map.of("included", asked, "effectiveOn", effectiveOn),
                Api.owner(companyId).read("/companies/" + companyId).getMap("contract.units[0].scheduled"),
                "the owner sees what waits");
        assertEquals(effectiveOn, amendment.getString("effectiveOn"));
        assertEquals(included, plan(companyId).getInt("units[0].included"));
        moveClock(companyId, effectiveOn + "T12:00:00Z");
        assertEquals(asked, plan(companyId).getInt("units[0].included"));
    }

    @Test
    void replaceTheOneThatWaits() {
        UUID companyId = aCompany().onboard();
        amend(Api.accountExecutive(), companyId, "user", 12, "renewal").then().statusCode(201);

        amend(Api.accountExecutive(), companyId, "user", 10, "renewal").then().statusCode(201);

        moveClock(companyId, "2024-10-13T12:00:00Z");
        assertEquals(10, plan(companyId).getInt("units[0].included"));
    }

    @Test
    void areRefusedWhereTheyCannotBe() {
        UUID companyId = aCompany().withoutUnits("number").onboardWithUsers(8);

        assertProblem(
                ProblemType.COMMITMENT_BELOW_UNITS, amend(Api.accountExecutive(), companyId, "user", 6, "immediate"));
        assertProblem(
                ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                amend(Api.accountExecutive(), companyId, "number", 6, "immediate"));
        assertInvalid("included", amend(Api.accountExecutive(), companyId, "user", 10, "immediate"));
        assertInvalid("included", amend(Api.accountExecutive(), companyId, "user", 10, "renewal"));
        assertInvalid("included", amend(Api.accountExecutive(), companyId, "user", -1, "immediate"));
        assertEquals(
                400, amend(Api.accountExecutive(), companyId, "user", 5, "soon").statusCode());
        assertEquals(10, plan(companyId).getInt("units[0].included"));
    }

    @Test
    void waitForTheContractToStart() {
        UUID companyId = aCompany().withContract("start", "2024-11-01").onboard();

        assertProblem(
                ProblemType.CONTRACT_NOT_STARTED, amend(Api.accountExecutive(), companyId, "user", 12, "immediate"));
    }

    @Test
    void areTheVendorsOnly() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, amend(Api.owner(companyId), companyId, "user", 12, "immediate"));
        assertProblem(ProblemType.FORBIDDEN, amend(Api.as("partner", companyId), companyId, "user", 12, "immediate"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, amend(Api.anonymous(), companyId, "user", 12, "immediate"));
        assertProblem(ProblemType.NOT_FOUND, amend(Api.accountExecutive(), UUID.randomUUID(), "user", 12, "immediate"));
    }

    @Test
    void endACancelledContractAfterItsNotice() {
        UUID companyId = aCompany()
                .withContract("subscriptionType", "annual_billed_monthly")
                .units("user", 11, "30.00", "40.00")
                .onboard();
        String path = "/companies/" + companyId + "/contract/cancellation";

        Response cancelled = Api.accountExecutive().post(path, Map.of("reason", "Moves away"));

        assertEquals(201, cancelled.statusCode());
        assertEquals("2025-09-13", cancelled.jsonPath().getString("endsOn"));
        assertProblem(ProblemType.ALREADY_CANCELLED, Api.accountExecutive().post(path, Map.of()));
        moveClock(companyId, "2026-01-01T00:00:00Z");
        JsonPath invoices = Api.owner(companyId).read("/companies/" + companyId + "/invoices");
        assertEquals("2025-08-13", invoices.getString("items[0].issueDate"));
        assertProblem(
                ProblemType.CONTRACT_ENDED,
                Api.admin(companyId).post("/units", Map.of("type", "user", "name", "Too late")));
        assertProblem(ProblemType.CONTRACT_ENDED, amend(Api.accountExecutive(), companyId, "user", 12, "immediate"));
        assertProblem(
                ProblemType.CONTRACT_ENDED, Api.owner(companyId).get("/companies/" + companyId + "/plan/forecast"));
        assertEquals(
                200,
                Api.owner(companyId).get("/companies/" + companyId + "/plan").statusCode());
        assertEquals("2025-09-13", plan(companyId).getString("nextBillingDate"), "of the last period there was");
        assertEquals("2025-09-13", plan(companyId).getString("contractRenewalDate"));
        assertEquals(List.of(), audit(companyId));
    }

    @Test
    void promiseNoSeatsBeyondTheEndOfACancelledContract() {
        UUID companyId = aCompany()
                .withContract("subscriptionType", "annual_billed_monthly")
                .withoutUnits("number")
                .onboard();
        assertEquals("2025-09-13", plan(companyId).getString("units[0].seatsPaidUntil"));

        Api.accountExecutive()
                .post("/companies/" + companyId + "/contract/cancellation", Map.of())
                .then()
                .statusCode(201);

        assertEquals("2024-10-13", plan(companyId).getString("contractRenewalDate"));
        assertEquals("2024-10-13", plan(companyId).getString("units[0].seatsPaidUntil"));
    }

    @Test
    void cancellingIsTheVendorsOnly() {
        UUID companyId = aCompany().onboard();
        String path = "/companies/" + companyId + "/contract/cancellation";

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).post(path, Map.of()));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post(path, Map.of()));
        assertProblem(
                ProblemType.NOT_FOUND,
                Api.accountExecutive().post("/companies/" + UUID.randomUUID() + "/contract/cancellation", Map.of()));
        assertInvalid("surprise", Api.accountExecutive().post(path, Map.of("surprise", true)));
    }

    private static Response amend(Api caller, UUID companyId, String type, int included, String effective) {
        Map<String, Object> body = new HashMap<>();
        body.put("unitType", type);
        body.put("included", included);
        body.put("effective", effective);
        return caller.post("/companies/" + companyId + "/contract/amendments", body);
    }

    private static JsonPath plan(UUID companyId) {
        return Api.owner(companyId).read("/companies/" + companyId + "/plan");
    }

    private static void moveClock(UUID companyId, String now) {
        Api.owner(companyId)
                .post("/companies/" + companyId + "/clock", Map.of("now", now))
                .then()
                .statusCode(200);
    }

    private static List<String> audit(UUID companyId) {
        return Api.accountExecutive().read("/audits/" + companyId).getList("findings");
    }
}
