package dev.seatledger.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Companies of 10 users included, in Paris. */
@QuarkusTest
class PlanHistoryTest extends HttpTest {

    @Test
    void hasAPointForEachDayOnWhichSomethingChanged() {
        UUID companyId = aCompany().onboardWithUsers(9);
        moveClock(companyId, "2024-10-04T10:00:00Z");
        CompanyBuilder.addUnits(companyId, "user", 2);
        moveClock(companyId, "2024-10-04T11:00:00Z");
        CompanyBuilder.addUnits(companyId, "user", 1);
        moveClock(companyId, "2024-10-07T10:00:00Z");

        JsonPath history = history(companyId, "?unitType=user&days=7");

        assertEquals("2024-09-30", history.getString("from"));
        assertEquals("2024-10-07", history.getString("to"));
        assertEquals(
                List.of(
                        point("2024-09-30", 0, 0, 0),
                        point("2024-10-01", 9, 10, 10),
                        point("2024-10-04", 12, 10, 12),
                        point("2024-10-07", 12, 10, 12)),
                history.getList("points"));
        assertEquals(
                List.of(point("2024-09-30", 0, 0, 0), point("2024-10-01", 0, 3, 3), point("2024-10-07", 0, 3, 3)),
                history(companyId, "?unitType=number&days=7").getList("points"));
    }

    /** 22:30 UTC is half past midnight in Paris: the day, and here the period, has begun (R4, R6). */
    @Test
    void goesByTheCompanysOwnDays() {
        UUID companyId = aCompany().onboardWithUsers(10);
        CompanyBuilder.addUnits(companyId, "user", 1);
        moveClock(companyId, "2024-10-10T21:59:59Z");
        CompanyBuilder.addUnits(companyId, "user", 1);
        moveClock(companyId, "2024-10-10T22:00:00Z");
        CompanyBuilder.addUnits(companyId, "user", 1);

        assertEquals(
                List.of(point("2024-10-10", 12, 10, 12), point("2024-10-11", 13, 10, 13)),
                history(companyId, "?days=1").getList("points"));
    }

    @Test
    void tellsTheCommitmentAsItWas() {
        UUID companyId = aCompany().onboardWithUsers(10);
        moveClock(companyId, "2024-10-03T10:00:00Z");
        Api.accountExecutive()
                .post(
                        "/companies/" + companyId + "/contract/amendments",
                        Map.of("unitType", "user", "included", 15, "effective", "immediate"))
                .then()
                .statusCode(201);
        moveClock(companyId, "2024-10-05T10:00:00Z");

        assertEquals(
                List.of(
                        point("2024-10-01", 10, 10, 10),
                        point("2024-10-03", 10, 15, 15),
                        point("2024-10-05", 10, 15, 15)),
                history(companyId, "?days=4").getList("points"));
    }

    @Test
    void rollsOverBeforeItTells() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api.admin(companyId)
                .delete("/units/" + Api.admin(companyId).read("/units").getString("items[0].id"))
                .then()
                .statusCode(204);
        Database.queryColumn("UPDATE company_head SET test_clock = '2024-10-14T00:00:00Z' WHERE company_id = '"
                + companyId + "' RETURNING 1");

        assertEquals(
                List.of(
                        point("2024-10-12", 10, 10, 11),
                        point("2024-10-13", 10, 10, 10),
                        point("2024-10-14", 10, 10, 10)),
                history(companyId, "?days=2").getList("points"));
    }

    @Test
    void goesBackNinetyDaysUnlessAskedOtherwise() {
        UUID companyId = aCompany().onboard();

        assertEquals("2024-07-03", history(companyId, "").getString("from"));
        assertEquals("user", history(companyId, "").getString("unitType"));
        JsonPath longest = history(companyId, "?days=400");
        assertEquals("2023-08-28", longest.getString("from"));
        assertTrue(longest.getList("points").size() <= 401, longest.prettify());
    }

    @Test
    void isNothingForUnitsThatTheContractDoesNotHave() {
        UUID companyId = aCompany().withoutUnits("number").onboard();

        assertEquals(
                List.of(point("2024-09-30", 0, 0, 0), point("2024-10-01", 0, 0, 0)),
                history(companyId, "?unitType=number&days=1").getList("points"));
    }

    /** One look into the index for each day, however much has happened on it. */
    @Test
    void readsTheLogByDays() throws Exception {
        String plan = String.join(
                "\n",
                Database.queryColumn("EXPLAIN SELECT s.created_after FROM seat_log s WHERE s.company_id = '"
                        + UUID.randomUUID() + "' AND s.unit_type = 'USER' AND s.at < now()"
                        + " ORDER BY s.at DESC, s.sequence DESC LIMIT 1"));

        assertTrue(plan.contains("Index Scan Backward using seat_log_day_ix"), plan);
        assertTrue(!plan.contains("Sort"), plan);
    }

    @ParameterizedTest
    @CsvSource({"days, 0", "days, 401", "days, -1", "days, many", "days, 1.5", "unitType, USER", "unitType, desk"})
    void refusesWhatIsNoPartOfThePast(String parameter, String value) {
        UUID companyId = aCompany().onboard();

        assertInvalid(parameter, Api.owner(companyId).get(path(companyId) + "?" + parameter + "=" + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor", "agent", "partner"})
    void isForOwnersOnly(String role) {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.as(role, companyId).get(path(companyId)));
    }

    private static Map<String, Object> point(String date, int created, int included, int paidSeats) {
        return Map.of("date", date, "created", created, "included", included, "paidSeats", paidSeats);
    }

    private static JsonPath history(UUID companyId, String query) {
        return Api.owner(companyId).read(path(companyId) + query);
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/plan/history";
    }

    private static void moveClock(UUID companyId, String now) {
        Api.accountExecutive()
                .post("/companies/" + companyId + "/clock", Map.of("now", now))
                .then()
                .statusCode(200);
    }
}
