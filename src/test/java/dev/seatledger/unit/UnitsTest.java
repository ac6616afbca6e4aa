package dev.seatledger.unit;

import java.util.ArrayList;
import java.util.List;
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
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class UnitsTest extends HttpTest {

    private static final Map<String, String> ADA =
            Map.of("type", "user", "name", "Ada Lovelace", "email", "ada@example.com");

    @Test
    void addsAUnitAndTellsWhereItSits() {
        UUID companyId = aCompany().onboard();

        Response added = Api.admin(companyId).post("/units", ADA);

        assertEquals(201, added.statusCode());
        JsonPath body = added.jsonPath();
        assertTrue(added.header("Location").endsWith("/units/" + body.getString("unit.id")), added.header("Location"));
        assertEquals(companyId.toString(), body.getString("unit.companyId"));
        assertEquals("user", body.getString("unit.type"));
        assertEquals("Ada Lovelace", body.getString("unit.name"));
        assertEquals("ada@example.com", body.getString("unit.email"));
        assertEquals("2024-10-01T09:00:00Z", body.getString("unit.createdAt"));
        assertEquals(Map.of("source", "included", "created", 1, "paidSeats", 10, "freeSeats", 9), body.getMap("seat"));
        assertTrue(body.getMap("").containsKey("invoice"));
        assertNull(body.get("invoice"));
    }

    @Test
    void tellsTheSourceOfEachSeat() {
        UUID companyId = aCompany().units("user", 1, "30.00", "40.00").onboard();
        Api admin = Api.admin(companyId);

        String first = admin.post("/units", ADA).jsonPath().getString("seat.source");
        JsonPath second = admin.post("/units", ADA).jsonPath();
        admin.delete("/units/" + second.getString("unit.id"));
        String third = admin.post("/units", ADA).jsonPath().getString("seat.source");

        assertEquals(
                List.of("included", "additional", "paid_seat"), List.of(first, second.getString("seat.source"), third));
    }

    @Test
    void showsAmountsToOwnersOnly() {
        UUID companyId = aCompany().onboardWithUsers(10);

        JsonPath forAdmin = Api.admin(companyId).post("/units", ADA).jsonPath();
        JsonPath forOwner = Api.owner(companyId).post("/units", ADA).jsonPath();

        assertEquals(Map.of("issued", true), forAdmin.getMap("invoice"));
        assertEquals("19.20", forOwner.getString("invoice.total.amount"));
        assertEquals("16.00", forOwner.getString("invoice.net.amount"));
        assertEquals("3.20", forOwner.getString("invoice.tax.amount"));
        assertEquals("open", forOwner.getString("invoice.status"));
        assertTrue(forOwner.getString("invoice.number").matches("INV-\\d{6,}"));
        assertNotNull(forOwner.getString("invoice.id"));
        assertNull(forOwner.get("invoice.issued"));
    }

    @Test
    void addsANumber() {
        UUID companyId = aCompany().onboard();

        JsonPath added = Api.as("partner", companyId)
                .post("/units", Map.of("type", "number", "name", "Paris desk", "phoneNumber", "+33123456789"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals("+33123456789", added.getString("unit.phoneNumber"));
        assertFalse(added.getMap("unit").containsKey("email"));
    }

    @Test
    void letsTheBackOfficeAddForACompanyThatItNames() {
        UUID companyId = aCompany().onboard();
        Api executive = Api.accountExecutive();

        assertInvalid("companyId", executive.post("/units", ADA));
        executive
                .post("/units", Map.of("type", "user", "name", "Ada", "companyId", companyId.toString()))
                .then()
                .statusCode(201);

        assertEquals(
                1,
                executive.read("/units?companyId=" + companyId).getList("items").size());
    }

    @Test
    void refusesAnotherCompanyInTheBody() {
        UUID companyId = aCompany().onboard();
        UUID other = aCompany().onboard();

        Response response = Api.admin(companyId)
                .post("/units", Map.of("type", "user", "name", "Ada", "companyId", other.toString()));

        assertProblem(ProblemType.NOT_FOUND, response);
        assertEquals(0, Api.admin(other).read("/units").getList("items").size());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type        | {'name': 'Ada'}",
                "type        | {'type': 'robot', 'name': 'Ada'}",
                "type        | {'type': 'USER', 'name': 'Ada'}",
                "type        | {'type': 0, 'name': 'Ada'}",
                "type        | {'type': '', 'name': 'Ada'}",
                "name        | {'type': 'user'}",
                "name        | {'type': 'user', 'name': null}",
                "name        | {'type': 'user', 'name': ''}",
                "name        | {'type': 'user', 'name': '   '}",
                "name        | {'type': 'user', 'name': 5}",
                "name        | {'type': 'user', 'name': true}",
                "name        | {'type': 'user', 'name': ['Ada']}",
                "name        | {'type': 'user', 'name': 'A\\u0000da'}",
                "name        | {'type': 'user', 'name': '\\ud800'}",
                "email       | {'type': 'user', 'name': 'Ada', 'email': 'not an address'}",
                "email       | {'type': 'user', 'name': 'Ada', 'email': ''}",
                "email       | {'type': 'number', 'name': 'Desk', 'email': 'desk@example.com'}",
                "phoneNumber | {'type': 'user', 'name': 'Ada', 'phoneNumber': '+33123456789'}",
                "phoneNumber | {'type': 'number', 'name': 'Desk', 'phoneNumber': '0123456789'}",
                "costCenter  | {'type': 'user', 'name': 'Ada', 'costCenter': ''}",
                "costCenter  | {'type': 'user', 'name': 'Ada', 'costCenter': '  '}",
                "costCenter  | {'type': 'user', 'name': 'Ada', 'costCenter': 4711}",
                "costCenter  | {'type': 'user', 'name': 'Ada', 'costCenter': 'R\\u0000D'}",
                "companyId   | {'type': 'user', 'name': 'Ada', 'companyId': 'x'}",
                "price       | {'type': 'user', 'name': 'Ada', 'price': 0}",
            })
    void refusesInvalidInputAndChangesNothing(String field, String json) {
        UUID companyId = aCompany().onboard();
        String tag =
                Api.owner(companyId).get("/companies/" + companyId + "/plan").header("ETag");

        Response response = Api.admin(companyId).post("/units", json.replace('\'', '"'));

        assertInvalid(field, response);
        assertEquals(
                tag,
                Api.owner(companyId).get("/companies/" + companyId + "/plan").header("ETag"));
    }

    @Test
    void takesNamesOfUpTo200CharactersOfAnyScript() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);

        assertInvalid("name", admin.post("/units", Map.of("type", "user", "name", "x".repeat(201))));
        JsonPath added = admin.post("/units", Map.of("type", "user", "name", "Łukasz 李 🎧 " + "x".repeat(180)))
                .jsonPath();

        assertEquals("Łukasz 李 🎧 " + "x".repeat(180), added.getString("unit.name"));
    }

    @Test
    void takesACostCenterOfUpTo100Characters() {
        Api admin = Api.admin(aCompany().onboard());

        Response tooLong = admin.post("/units", inCostCenter("x".repeat(101)));
        JsonPath user = admin.post("/units", inCostCenter("x".repeat(100))).jsonPath();
        JsonPath number = admin.post("/units", Map.of("type", "number", "name", "Desk", "costCenter", "Vertrieb Süd"))
                .jsonPath();

        assertInvalid("costCenter", tooLong);
        assertEquals("x".repeat(100), user.getString("unit.costCenter"));
        assertEquals("Vertrieb Süd", number.getString("unit.costCenter"));
        assertEquals(
                "Vertrieb Süd",
                admin.read("/units/" + number.getString("unit.id")).getString("costCenter"));
    }

    @Test
    void takesTheCostCentersOfABatchThatWasPreviewed() {
        Api owner = Api.owner(aCompany().onboard());
        Map<String, Object> batch = Map.of("create", List.of(inCostCenter("R&D"), ADA, inCostCenter("Sales")));

        String token = owner.post("/units/preview", batch).path("token");
        JsonPath changed = owner.post("/units/batch", Map.of("create", batch.get("create"), "previewToken", token))
                .jsonPath();

        assertEquals("R&D", changed.getString("created[0].costCenter"));
        assertFalse(changed.getMap("created[1]").containsKey("costCenter"));
        assertEquals("Sales", changed.getString("created[2].costCenter"));
        assertEquals(200, owner.post("/units/preview", inCostCenter("R&D")).statusCode());
        assertInvalid("costCenter", owner.post("/units/preview", inCostCenter(" ")));
        assertInvalid(
                "create[1].costCenter",
                owner.post("/units/batch", Map.of("create", List.of(ADA, inCostCenter("x".repeat(101))))));
    }

    @Test
    void refusesAUnitTypeThatTheContractLacks() {
        UUID companyId = aCompany().withoutUnits("number").onboard();

        Response response = Api.admin(companyId).post("/units", Map.of("type", "number", "name", "Desk"));

        assertProblem(ProblemType.UNIT_TYPE_NOT_IN_CONTRACT, response);
    }

    @Test
    void refusesUnitsBeforeTheContractStarts() {
        UUID companyId = aCompany().withContract("start", "2024-11-13").onboard();

        assertProblem(ProblemType.CONTRACT_NOT_STARTED, Api.admin(companyId).post("/units", ADA));
    }

    @Test
    void listsUnitsPageByPageOldestFirst() {
        UUID companyId = aCompany().onboard();
        List<String> users = addUnits(companyId, "user", 5);
        addUnits(companyId, "number", 1);
        Api admin = Api.admin(companyId);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonPath page = admin.read("/units?type=user&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
            pages++;
        }

        assertEquals(users, seen);
        assertEquals(3, pages);
        assertEquals(6, admin.read("/units").getList("items").size());
    }

    @Test
    void listsTheUnitsOfACostCenterPageByPage() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);
        String first = add(admin, inCostCenter("research"));
        add(admin, inCostCenter("Research"));
        String desk = add(admin, Map.of("type", "number", "name", "Desk", "costCenter", "research"));
        add(admin, ADA);
        String second = add(admin, inCostCenter("research"));
        String gone = add(admin, inCostCenter("research"));
        admin.delete("/units/" + gone).then().statusCode(204);

        JsonPath page = admin.read("/units?costCenter=research&limit=2");
        JsonPath next = admin.read("/units?costCenter=research&limit=2&cursor=" + page.getString("nextCursor"));

        assertEquals(List.of(first, desk), page.getList("items.id"));
        assertEquals(List.of(second), next.getList("items.id"));
        assertNull(next.getString("nextCursor"));
        assertEquals(
                List.of(first, second),
                admin.read("/units?costCenter=research&type=user").getList("items.id"));
        assertEquals(List.of(), admin.read("/units?costCenter=Sales").getList("items"));
        assertInvalid("costCenter", admin.get("/units?costCenter=" + "x".repeat(101)));
    }

    @Test
    void listsNoUnitsOfTheSameCostCenterInAnotherCompany() {
        UUID companyId = aCompany().onboard();
        String ours = add(Api.admin(companyId), inCostCenter("research"));
        UUID other = aCompany().onboard();
        String theirs = add(Api.admin(other), inCostCenter("research"));
        String query = "/units?costCenter=research";

        assertEquals(List.of(ours), Api.admin(companyId).read(query).getList("items.id"));
        assertEquals(List.of(theirs), Api.admin(other).read(query).getList("items.id"));
        assertProblem(ProblemType.NOT_FOUND, Api.admin(other).get(query + "&companyId=" + companyId));
        assertEquals(
                List.of(ours),
                Api.accountExecutive().read(query + "&companyId=" + companyId).getList("items.id"));
        assertProblem(ProblemType.NOT_FOUND, Api.accountExecutive().get(query + "&companyId=" + UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource({
        "costCenter,costCenter=%00",
        "limit,limit=0",
        "limit,limit=201",
        "limit,limit=ten",
        "cursor,cursor=%21",
        "cursor,cursor=YWJj",
        "type,type=robot",
        "companyId,companyId=1"
    })
    void refusesInvalidParameters(String field, String query) {
        UUID companyId = aCompany().onboard();

        assertInvalid(
                field, Api.admin(companyId).request().urlEncodingEnabled(false).get("/units?" + query));
    }

    @Test
    void readsAUnit() {
        UUID companyId = aCompany().onboard();
        String unitId = addUnits(companyId, "user", 1).get(0);

        Response unit = Api.admin(companyId).get("/units/" + unitId);

        assertEquals(200, unit.statusCode());
        assertEquals("\"1\"", unit.header("ETag"));
        assertEquals(unitId, unit.jsonPath().getString("id"));
    }

    @Test
    void renamesAUnitThatIsAsTheCallerKnowsIt() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);
        String path = "/units/" + addUnits(companyId, "user", 1).get(0);

        Response renamed = admin.patch(path, "\"1\"", Map.of("name", "Augusta"));
        Response stale = admin.patch(path, "\"1\"", Map.of("name", "Too late"));

        assertEquals(200, renamed.statusCode());
        assertEquals("Augusta", renamed.jsonPath().getString("name"));
        assertEquals("\"2\"", renamed.header("ETag"));
        assertProblem(ProblemType.PRECONDITION_FAILED, stale);
        assertEquals("Augusta", admin.read(path).getString("name"));
    }

    @Test
    void changesTheCostCenterAndLeavesItWhereItIsNotNamed() {
        Api admin = Api.admin(aCompany().onboard());
        String path = "/units/" + add(admin, inCostCenter("research"));

        Response moved = admin.patch(path, "\"1\"", Map.of("costCenter", "Sales"));
        Response renamed = admin.patch(path, "\"2\"", Map.of("name", "Augusta"));

        assertEquals(200, moved.statusCode());
        assertEquals("Sales", moved.jsonPath().getString("costCenter"));
        assertEquals("Ada", moved.jsonPath().getString("name"));
        assertEquals("Sales", renamed.jsonPath().getString("costCenter"));
        assertEquals("Sales", admin.read(path).getString("costCenter"));
        assertEquals(List.of(), admin.read("/units?costCenter=research").getList("items"));
        assertEquals(1, admin.read("/units?costCenter=Sales").getList("items").size());
        assertInvalid("costCenter", admin.patch(path, "*", Map.of("costCenter", "x".repeat(101))));
    }

    @Test
    void takesAMergePatch() {
        UUID companyId = aCompany().onboard();
        String unitId = addUnits(companyId, "user", 1).get(0);

        Response changed = Api.admin(companyId)
                .request()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"email\": \"new@example.com\"}")
                .patch("/units/" + unitId);

        assertEquals("new@example.com", changed.jsonPath().getString("email"));
        assertEquals("user 1", changed.jsonPath().getString("name"));
    }

    @Test
    void renamesNothingWithoutIfMatch() {
        UUID companyId = aCompany().onboard();
        String unitId = addUnits(companyId, "user", 1).get(0);

        Response response = Api.admin(companyId)
                .request()
                .contentType("application/json")
                .body(Map.of("name", "Augusta"))
                .patch("/units/" + unitId);

        assertProblem(ProblemType.PRECONDITION_REQUIRED, response);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | {'name': ' '}",
                "email | {'email': 'x'}",
                "email | {'email': ''}",
                "phoneNumber | {'phoneNumber': '+33123456789'}",
                "costCenter | {'costCenter': ''}",
                "costCenter | {'costCenter': ' '}",
                "type | {'type': 'number'}"
            })
    void refusesInvalidChanges(String field, String json) {
        UUID companyId = aCompany().onboard();
        String unitId = addUnits(companyId, "user", 1).get(0);

        assertInvalid(field, Api.admin(companyId).patch("/units/" + unitId, "*", json.replace('\'', '"')));
    }

    @Test
    void removesAUnitOnce() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);
        String path = "/units/" + addUnits(companyId, "user", 1).get(0);

        Response removed = admin.delete(path);

        assertEquals(204, removed.statusCode());
        assertProblem(ProblemType.NOT_FOUND, admin.get(path));
        assertProblem(ProblemType.NOT_FOUND, admin.delete(path));
        assertProblem(ProblemType.NOT_FOUND, admin.patch(path, "*", Map.of("name", "Ghost")));
        assertEquals(List.of(), admin.read("/units").getList("items"));
    }

    @Test
    void removesOnlyWhatTheCallerKnowsIfItSaysSo() {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);
        String path = "/units/" + addUnits(companyId, "user", 1).get(0);
        admin.patch(path, "\"1\"", Map.of("name", "Augusta"));

        assertProblem(
                ProblemType.PRECONDITION_FAILED,
                admin.request().header("If-Match", "\"1\"").delete(path));
        assertEquals(
                204, admin.request().header("If-Match", "\"2\"").delete(path).statusCode());
    }

    /** No units and no company are two things. */
    @Test
    void listsTheUnitsOfCompaniesThatExist() {
        UUID companyId = aCompany().onboard();
        Api backOffice = Api.accountExecutive();

        assertEquals(List.of(), backOffice.read("/units?companyId=" + companyId).getList("items"));
        assertProblem(ProblemType.NOT_FOUND, backOffice.get("/units?companyId=" + UUID.randomUUID()));
    }

    @Test
    void keepsForeignUnitsOutOfReach() {
        UUID companyId = aCompany().onboard();
        String path = "/units/" + addUnits(companyId, "user", 1).get(0);
        Api stranger = Api.admin(aCompany().onboard());

        assertProblem(ProblemType.NOT_FOUND, stranger.get(path));
        assertProblem(ProblemType.NOT_FOUND, stranger.get(path + "?companyId=" + companyId));
        assertProblem(ProblemType.NOT_FOUND, stranger.patch(path, "*", Map.of("name", "Mine")));
        assertProblem(ProblemType.NOT_FOUND, stranger.delete(path));
        assertProblem(ProblemType.NOT_FOUND, stranger.get("/units?companyId=" + companyId));
        assertProblem(
                ProblemType.NOT_FOUND,
                stranger.post("/units/batch", Map.of("delete", List.of(path.substring("/units/".length())))));
        assertEquals("user 1", Api.admin(companyId).read(path).getString("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "agent"})
    void areNotForSupervisorsAndAgents(String role) {
        UUID companyId = aCompany().onboard();
        Api caller = Api.as(role, companyId);

        assertProblem(ProblemType.FORBIDDEN, caller.post("/units", ADA));
        assertProblem(ProblemType.FORBIDDEN, caller.post("/units/batch", Map.of("create", List.of(ADA))));
        assertProblem(ProblemType.FORBIDDEN, caller.get("/units"));
        assertProblem(ProblemType.FORBIDDEN, caller.get("/units/" + UUID.randomUUID()));
        assertProblem(ProblemType.FORBIDDEN, caller.patch("/units/" + UUID.randomUUID(), "*", Map.of()));
        assertProblem(ProblemType.FORBIDDEN, caller.delete("/units/" + UUID.randomUUID()));
    }

    @Test
    void needAToken() {
        Api nobody = Api.anonymous();

        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.post("/units", ADA));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.post("/units/batch", Map.of("create", List.of(ADA))));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.get("/units"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.get("/units/" + UUID.randomUUID()));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.patch("/units/" + UUID.randomUUID(), "*", Map.of()));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, nobody.delete("/units/" + UUID.randomUUID()));
    }

    private static String add(Api caller, Map<String, String> unit) {
        return caller.post("/units", unit).then().statusCode(201).extract().path("unit.id");
    }

    private static Map<String, String> inCostCenter(String costCenter) {
        return Map.of("type", "user", "name", "Ada", "costCenter", costCenter);
    }
}
