package dev.seatledger.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A price that was shown is the price that is charged, or nothing is (R13). */
@QuarkusTest
class PreviewTokenTest extends HttpTest {

    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");

    @Test
    void pinsThePriceForFiveMinutesEvenOverMidnight() {
        UUID companyId = aCompany().with("clock", "2024-10-01T21:58:00Z").onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        JsonPath preview = preview(owner, ADA);
        assertEquals("16.00", preview.getString("invoice.net.amount"));
        assertEquals("2024-10-01T22:03:00Z", preview.getString("expiresAt"));
        moveClock(companyId, "2024-10-01T22:02:59Z");
        assertEquals("14.67", preview(owner, ADA).getString("invoice.net.amount"), "a day later in Paris");

        Response added = owner.post("/units", with(preview.getString("token"), ADA));

        assertEquals(201, added.statusCode(), added.asString());
        JsonPath invoice = owner.read("/invoices/" + added.path("invoice.id"));
        for (String member : List.of("net", "tax", "total", "lines", "amountDue")) {
            assertEquals(preview.<Object>get("invoice." + member), invoice.<Object>get(member), member);
        }
        assertEquals("2024-10-02", invoice.getString("issueDate"));
        assertAuditFindsNothing(companyId);
    }

    @Test
    void pinsThePriceToTheSecond() {
        UUID companyId = aCompany().withContract("proration", "second").onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        JsonPath preview = preview(owner, ADA);
        moveClock(companyId, "2024-10-01T09:04:00Z");

        String invoiceId =
                owner.post("/units", with(preview.getString("token"), ADA)).path("invoice.id");

        assertEquals(
                preview.<Object>get("invoice.lines"),
                owner.read("/invoices/" + invoiceId).<Object>get("lines"));
        assertAuditFindsNothing(companyId);
    }

    @Test
    void pinsWhatAnOwnerApproves() {
        UUID companyId = aCompany().with("clock", "2024-10-12T21:58:00Z").onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        String free = preview(owner, ADA).getString("token");
        put(
                owner,
                "/companies/" + companyId + "/plan/guardrails",
                Map.of("units", List.of(Map.of("type", "user", "policy", "require_approval"))));
        outdated(owner, "/units", with(free, ADA));
        JsonPath preview = preview(owner, ADA);
        assertEquals(true, preview.getBoolean("requiresApproval"));
        String approval = "/companies/" + companyId + "/approvals/"
                + owner.post("/units", with(preview.getString("token"), ADA))
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id")
                + "/decision";
        moveClock(companyId, "2024-10-13T09:00:00Z");

        JsonPath problem = assertProblem(
                ProblemType.PREVIEW_OUTDATED,
                put(owner, approval, Map.of("decision", "approved", "previewToken", preview.getString("token"))));

        assertEquals("40.00", problem.getString("preview.invoice.net.amount"), "not the 1.33 of yesterday");
        assertEquals(10, owner.read("/companies/" + companyId + "/plan").getInt("units[0].created"));
        assertEquals(
                200,
                put(owner, approval, Map.of("decision", "approved", "previewToken", problem.getString("preview.token")))
                        .statusCode());
    }

    @Test
    void holdsNoLonger() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        JsonPath preview = preview(owner, ADA);
        moveClock(companyId, "2024-10-01T09:05:00Z");

        JsonPath problem = outdated(owner, "/units", with(preview.getString("token"), ADA));

        assertEquals("16.00", problem.getString("preview.invoice.net.amount"));
        assertEquals("2024-10-01T09:05:00Z", problem.getString("preview.at"));
        assertEquals(
                201,
                owner.post("/units", with(problem.getString("preview.token"), ADA))
                        .statusCode(),
                "the new preview can be accepted");
    }

    /** What is left of the period rounds to nothing, so there is no amount to tell the two by; the next one is billed in full. */
    @Test
    void doesNotHoldOnceTheSeatIsTakenInTheLastSecond() {
        UUID companyId = aCompany()
                .with("clock", "2024-10-12T21:59:59Z")
                .withContract("proration", "second")
                .onboardWithUsers(9);
        Api owner = Api.owner(companyId);
        JsonPath free = preview(owner, ADA);
        assertEquals(false, free.getBoolean("wouldCharge"));
        Api.admin(companyId).post("/units", ADA).then().statusCode(201);

        JsonPath problem = outdated(owner, "/units", with(free.getString("token"), ADA));

        assertNull(problem.get("preview.invoice"));
        assertEquals(true, problem.getBoolean("preview.wouldCharge"));
    }

    @Test
    void doesNotHoldOnceTheSeatIsTaken() {
        UUID companyId = aCompany().onboardWithUsers(9);
        Api owner = Api.owner(companyId);
        JsonPath free = preview(owner, ADA);
        assertNull(free.get("invoice"));
        Api.admin(companyId).post("/units", ADA).then().statusCode(201);

        JsonPath problem = outdated(owner, "/units", with(free.getString("token"), ADA));

        assertEquals("16.00", problem.getString("preview.invoice.net.amount"), "now it costs something");
        assertEquals(10, owner.read("/companies/" + companyId + "/plan").getInt("units[0].created"));
    }

    @Test
    void doesNotHoldInTheNextPeriod() {
        UUID companyId = aCompany().with("clock", "2024-10-12T21:58:00Z").onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        JsonPath preview = preview(owner, ADA);
        assertEquals("1.33", preview.getString("invoice.net.amount"));
        moveClock(companyId, "2024-10-12T22:00:00Z");

        JsonPath problem = outdated(owner, "/units", with(preview.getString("token"), ADA));

        assertEquals("40.00", problem.getString("preview.invoice.net.amount"));
    }

    @Test
    void holdsForWhatWasPreviewedOnly() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        String token = preview(owner, ADA).getString("token");

        outdated(owner, "/units", with(token, Map.of("type", "number", "name", "Desk")));
        outdated(owner, "/units/batch", with(token, Map.of("create", List.of(ADA, ADA))));
        UUID other = aCompany().onboardWithUsers(10);
        outdated(Api.owner(other), "/units", with(token, ADA));

        assertEquals(
                201,
                owner.post("/units", with(token, Map.of("type", "user", "name", "Another name")))
                        .statusCode(),
                "names cost nothing");
    }

    @Test
    void holdsForABatch() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        Map<String, Object> batch =
                Map.of("delete", List.of(owner.read("/units").getString("items[0].id")), "create", List.of(ADA, ADA));
        String token = preview(owner, batch).getString("token");

        JsonPath changed = owner.post("/units/batch", with(token, batch))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals("16.00", changed.getString("invoice.net.amount"));
    }

    @Test
    void cannotBeMovedToACheaperInstant() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        PreviewToken token = PreviewToken.parse(preview(owner, ADA).getString("token"));
        PreviewToken later = new PreviewToken(token.at().plusSeconds(86_400), token.operation(), token.charge());

        outdated(owner, "/units", with(later.toString(), ADA));
    }

    @Test
    void isForOwnersAndMustBeOne() {
        UUID companyId = aCompany().onboardWithUsers(10);

        JsonPath preview = preview(Api.admin(companyId), ADA);

        assertNull(preview.get("token"));
        assertNull(preview.get("expiresAt"));
        assertInvalid("previewToken", Api.admin(companyId).post("/units", with("x", ADA)));
        for (String token : List.of("", "x", "bm90IGEgdG9rZW4", "é")) {
            assertInvalid("previewToken", Api.owner(companyId).post("/units", with(token, ADA)));
        }
        assertInvalid(
                "create[0].previewToken",
                Api.owner(companyId).post("/units/batch", Map.of("create", List.of(with("x", ADA)))));
    }

    private static JsonPath preview(Api caller, Map<String, Object> body) {
        return caller.post("/units/preview", body)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Refused with a preview of what holds now, and nothing has changed. */
    private static JsonPath outdated(Api caller, String path, Map<String, Object> body) {
        JsonPath problem = assertProblem(ProblemType.PREVIEW_OUTDATED, caller.post(path, body));
        assertNotEquals(body.get("previewToken"), problem.getString("preview.token"));
        return problem;
    }

    private static Response put(Api caller, String path, Map<String, Object> body) {
        return caller.request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put(path);
    }

    private static void assertAuditFindsNothing(UUID companyId) {
        assertEquals(
                List.of(), Api.accountExecutive().read("/audits/" + companyId).getList("findings"));
    }

    private static Map<String, Object> with(String token, Map<String, Object> body) {
        Map<String, Object> with = new HashMap<>(body);
        with.put("previewToken", token);
        return with;
    }

    private static void moveClock(UUID companyId, String now) {
        Api.admin(companyId)
                .post("/companies/" + companyId + "/clock", Map.of("now", now))
                .then()
                .statusCode(200);
    }
}
