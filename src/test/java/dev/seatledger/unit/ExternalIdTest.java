package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a provisioning system calls a unit. */
@QuarkusTest
class ExternalIdTest extends HttpTest {

    private Api partner;

    @BeforeEach
    void onboard() {
        partner = Api.as("partner", aCompany().onboard());
    }

    @Test
    void isKeptAndFound() {
        String id = add("hr-1");

        assertEquals("hr-1", partner.read("/units/" + id).getString("externalId"));
        assertEquals(List.of(id), partner.read("/units?externalId=hr-1").getList("items.id"));
        assertEquals(List.of(), partner.read("/units?externalId=hr-2").getList("items.id"));
        UUID other = aCompany().onboard();
        assertEquals(List.of(), Api.admin(other).read("/units?externalId=hr-1").getList("items.id"));
    }

    @Test
    void belongsToOneUnitForEver() {
        String id = add("hr-1");
        partner.delete("/units/" + id).then().statusCode(204);

        JsonPath problem = assertProblem(ProblemType.EXTERNAL_ID_TAKEN, partner.post("/units", unit("hr-1")));

        assertEquals(List.of("externalId"), problem.getList("errors.field"));
        assertEquals(List.of(), partner.read("/units?externalId=hr-1").getList("items.id"));
        assertProblem(
                ProblemType.EXTERNAL_ID_TAKEN,
                partner.post(
                        "/units/" + add("hr-2") + "/replacement", Map.of("name", "Successor", "externalId", "hr-1")));
    }

    @Test
    void canBeTheSameInAnotherCompany() {
        add("hr-1");
        UUID other = aCompany().onboard();

        assertEquals(201, Api.admin(other).post("/units", unit("hr-1")).statusCode());
    }

    @Test
    void passesWithASeat() {
        String leaving = add("hr-1");

        JsonPath taking = partner.post(
                        "/units/" + leaving + "/replacement", Map.of("name", "Successor", "externalId", "hr-2"))
                .jsonPath();

        assertEquals("hr-2", taking.getString("unit.externalId"));
    }

    @Test
    void isNamedWithThePartOfTheBatchThatIsWrong() {
        add("hr-1");
        String absent = UUID.randomUUID().toString();

        JsonPath problem = assertProblem(
                ProblemType.NOT_FOUND,
                partner.post(
                        "/units/batch",
                        Map.of(
                                "delete",
                                List.of(absent),
                                "create",
                                List.of(unit("hr-9"), unit("hr-1"), unit("x"), unit("x")))));

        assertEquals(
                List.of("delete[0]", "create[1].externalId", "create[3].externalId"), problem.getList("errors.field"));
        assertEquals(1, partner.read("/units").getList("items").size(), "all or nothing");
    }

    @Test
    void mustNotBeBlankNorLong() {
        assertInvalid("externalId", partner.post("/units", unit(" ")));
        assertInvalid("externalId", partner.post("/units", unit("")));
        assertInvalid("externalId", partner.post("/units", unit("x".repeat(256))));
        assertInvalid("externalId", partner.get("/units?externalId=" + "x".repeat(256)));
        assertInvalid("create[0].externalId", partner.post("/units/batch", Map.of("create", List.of(unit(" ")))));
    }

    private String add(String externalId) {
        return partner.post("/units", unit(externalId))
                .then()
                .statusCode(201)
                .extract()
                .path("unit.id");
    }

    private static Map<String, Object> unit(String externalId) {
        return Map.of("type", "user", "name", "Ada", "externalId", externalId);
    }
}
