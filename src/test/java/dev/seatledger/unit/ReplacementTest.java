package dev.seatledger.unit;

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

/** R18. */
@QuarkusTest
class ReplacementTest extends HttpTest {

    @ParameterizedTest
    @CsvSource({"8, included", "10, included", "11, paid_seat"})
    void takesTheSeatWithoutACharge(int users, String source) throws Exception {
        UUID companyId = aCompany().onboardWithUsers(users);
        Api owner = Api.owner(companyId);
        String leaving = owner.read("/units?limit=200").getString("items[-1].id");
        int invoices = invoices(companyId);
        JsonPath before = owner.read("/companies/" + companyId + "/plan");

        Response replaced = owner.post("/units/" + leaving + "/replacement", Map.of("name", "Grace Hopper"));

        assertEquals(201, replaced.statusCode());
        JsonPath answer = replaced.jsonPath();
        assertEquals("Grace Hopper", answer.getString("unit.name"));
        assertEquals("user", answer.getString("unit.type"));
        assertEquals(source, answer.getString("seat.source"));
        assertEquals(users, answer.getInt("seat.created"));
        assertNull(answer.get("invoice"));
        assertEquals(invoices, invoices(companyId));
        JsonPath after = owner.read("/companies/" + companyId + "/plan");
        assertEquals(before.getList("units.paidSeats"), after.getList("units.paidSeats"));
        assertEquals(404, owner.get("/units/" + leaving).statusCode());
        assertEquals(List.of(), Database.contradictionsOf(companyId));
        assertEquals(
                List.of(), Api.accountExecutive().read("/audits/" + companyId).getList("findings"));
    }

    @Test
    void happensOnce() {
        UUID companyId = aCompany().onboardWithUsers(1);
        Api admin = Api.admin(companyId);
        String leaving = admin.read("/units").getString("items[0].id");
        String path = "/units/" + leaving + "/replacement";

        assertEquals(201, admin.post(path, Map.of("name", "Grace Hopper")).statusCode());
        assertProblem(ProblemType.NOT_FOUND, admin.post(path, Map.of("name", "Grace Hopper")));
        assertEquals(1, admin.read("/units").getList("items").size());
    }

    @Test
    void takesACostCenterOfItsOwn() {
        Api admin = Api.admin(aCompany().onboard());
        String first = admin.post("/units", Map.of("type", "user", "name", "Ada", "costCenter", "R&D"))
                .path("unit.id");

        JsonPath second = admin.post("/units/" + first + "/replacement", Map.of("name", "Grace", "costCenter", "Sales"))
                .jsonPath();
        JsonPath third = admin.post(
                        "/units/" + second.getString("unit.id") + "/replacement", Map.of("name", "Margaret"))
                .jsonPath();

        assertEquals("Sales", second.getString("unit.costCenter"));
        assertNull(third.get("unit.costCenter"), "it is not inherited");
    }

    @Test
    void isRefusedAsAnAddIs() {
        UUID companyId = aCompany().onboardWithUsers(1);
        Api admin = Api.admin(companyId);
        String path = "/units/" + admin.read("/units").getString("items[0].id") + "/replacement";
        Map<String, String> body = Map.of("name", "Grace Hopper");

        assertInvalid("name", admin.post(path, Map.of("name", " ")));
        assertInvalid("type", admin.post(path, Map.of("name", "Grace", "type", "user")));
        assertInvalid("costCenter", admin.post(path, Map.of("name", "Grace", "costCenter", " ")));
        assertInvalid("phoneNumber", admin.post(path, Map.of("name", "Grace", "phoneNumber", "+33123456789")));
        assertProblem(ProblemType.FORBIDDEN, Api.as("supervisor", companyId).post(path, body));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post(path, body));
        assertProblem(ProblemType.NOT_FOUND, Api.admin(UUID.randomUUID()).post(path, body));
        Api.accountExecutive()
                .request()
                .contentType("application/json")
                .body(Map.of("reason", "Unpaid"))
                .put("/companies/" + companyId + "/suspension");
        assertProblem(ProblemType.COMPANY_SUSPENDED, admin.post(path, body));
    }

    private static int invoices(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices?limit=200")
                .getList("items")
                .size();
    }
}
