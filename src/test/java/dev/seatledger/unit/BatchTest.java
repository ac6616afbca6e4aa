package dev.seatledger.unit;

import java.util.Collections;
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
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
class BatchTest extends HttpTest {

    @Test
    void deletesFirstSoThatTheFreedSeatsAreTaken() {
        UUID companyId = aCompany().onboard();
        List<String> users = addUnits(companyId, "user", 10);

        JsonPath result = Api.owner(companyId)
                .post(
                        "/units/batch",
                        Map.of("delete", users.subList(0, 2), "create", Collections.nCopies(3, user("New"))))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(users.subList(0, 2), result.getList("deleted"));
        assertEquals(List.of("New", "New", "New"), result.getList("created.name"));
        assertEquals(
                List.of(Map.of("type", "user", "created", 11, "paidSeats", 11, "freeSeats", 0)),
                result.getList("seats"));
        assertEquals("19.20", result.getString("invoice.total.amount"));
    }

    @Test
    void onlyRemovesWhereNothingIsAdded() {
        UUID companyId = aCompany().onboard();
        List<String> users = addUnits(companyId, "user", 3);

        JsonPath result = Api.owner(companyId)
                .post("/units/batch", Map.of("delete", users.subList(0, 2)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(users.subList(0, 2), result.getList("deleted"));
        assertEquals(List.of(), result.getList("created"));
        assertNull(result.get("invoice"));
        assertEquals(
                List.of(Map.of("type", "user", "created", 1, "paidSeats", 10, "freeSeats", 9)),
                result.getList("seats"));
    }

    @Test
    void tellsAdminsOnlyThatAnInvoiceWasIssued() {
        UUID companyId = aCompany().onboardWithUsers(10);

        JsonPath billed = Api.admin(companyId)
                .post("/units/batch", Map.of("create", List.of(user("New"))))
                .jsonPath();
        JsonPath free = Api.admin(companyId)
                .post("/units/batch", Map.of("delete", billed.getList("created.id")))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(Map.of("issued", true), billed.getMap("invoice"));
        assertNull(free.get("invoice"));
    }

    @Test
    void changesNothingIfOneUnitDoesNotExist() {
        UUID companyId = aCompany().onboard();
        List<String> users = addUnits(companyId, "user", 2);
        String tag = planTag(companyId);

        Response response = Api.admin(companyId)
                .post(
                        "/units/batch",
                        Map.of(
                                "delete",
                                        List.of(users.get(0), UUID.randomUUID().toString()),
                                "create", List.of(user("New"))));

        assertProblem(ProblemType.NOT_FOUND, response);
        assertEquals(tag, planTag(companyId));
        assertEquals(users, Api.admin(companyId).read("/units").getList("items.id"));
    }

    @Test
    void takes200OperationsAndNotOneMore() {
        UUID companyId = aCompany().units("user", 200, "30.00", "40.00").onboard();
        Api admin = Api.admin(companyId);

        assertInvalid("create", admin.post("/units/batch", Map.of("create", Collections.nCopies(201, user("New")))));
        admin.post("/units/batch", Map.of("create", Collections.nCopies(200, user("New"))))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "create              | {}",
                "create              | {'delete': [], 'create': []}",
                "create[1].name      | {'create': [{'type': 'user', 'name': 'Ada'}, {'type': 'user'}]}",
                "create[0].email     | {'create': [{'type': 'number', 'name': 'Desk', 'email': 'a@example.com'}]}",
                "create[0].companyId | {'create': [{'type': 'user', 'name': 'Ada', 'companyId': '01890000-0000-7000-8000-000000000001'}]}",
                "delete[0]           | {'delete': ['x']}",
                "delete              | {'delete': 'x'}",
                "delete[1]           | {'delete': ['01890000-0000-7000-8000-000000000002', '01890000-0000-7000-8000-000000000002']}",
                "update              | {'update': []}",
            })
    void refusesInvalidInput(String field, String json) {
        UUID companyId = aCompany().onboard();

        assertInvalid(field, Api.admin(companyId).post("/units/batch", json.replace('\'', '"')));
    }

    private static Map<String, String> user(String name) {
        return Map.of("type", "user", "name", name);
    }

    private static String planTag(UUID companyId) {
        return Api.owner(companyId).get("/companies/" + companyId + "/plan").header("ETag");
    }
}
