package dev.seatledger.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** R34: owners decide what happens when an add would bill. */
@QuarkusTest
class GuardrailsTest extends HttpTest {

    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");
    private static final UUID ABSENT = UUID.fromString("01890000-0000-7000-8000-00000000dead");

    private UUID companyId;
    private Api owner;
    private Api admin;

    @BeforeEach
    void onboard() {
        companyId = aCompany().onboardWithUsers(10);
        owner = Api.owner(companyId);
        admin = Api.admin(companyId);
    }

    @Test
    void allowEverythingUntilOwnersDecide() {
        Response read = owner.get(guardrails());

        assertEquals("\"0\"", read.header("ETag"));
        assertEquals(List.of("user", "number"), read.jsonPath().getList("units.type"));
        assertEquals(List.of("allow", "allow"), read.jsonPath().getList("units.policy"));
        assertEquals(201, admin.post("/units", ADA).statusCode());
    }

    @Test
    void blockWhatWouldBeChargedAndNothingElse() {
        set("0", "block", null);
        List<String> users = admin.read("/units").getList("items.id");

        JsonPath problem = assertProblem(ProblemType.GUARDRAIL_BLOCKS, admin.post("/units", ADA));

        assertEquals(
                "The company's owners have blocked adding users that would be charged.", problem.getString("detail"));
        assertProblem(ProblemType.GUARDRAIL_BLOCKS, owner.post("/units", ADA));
        assertProblem(ProblemType.GUARDRAIL_BLOCKS, admin.post("/units/preview", ADA));
        assertEquals(
                201,
                admin.post("/units", Map.of("type", "number", "name", "Desk")).statusCode(),
                "numbers are free");
        admin.delete("/units/" + users.get(0)).then().statusCode(204);
        assertEquals(201, admin.post("/units", ADA).statusCode(), "a paid seat is free");
        assertEquals(
                201,
                admin.post("/units/" + users.get(1) + "/replacement", Map.of("name", "Successor"))
                        .statusCode());
    }

    @Test
    void limitTheAdditionalUnits() {
        set("0", "allow", 2);
        assertEquals(201, admin.post("/units", ADA).statusCode());

        JsonPath problem = assertProblem(
                ProblemType.GUARDRAIL_BLOCKS, admin.post("/units/batch", Map.of("create", List.of(ADA, ADA))));

        assertEquals(
                "The company's owners allow at most 2 additional users; this add would make it 3.",
                problem.getString("detail"));
        assertEquals(11, plan().getInt("units[0].created"), "all or nothing");
        assertEquals(201, admin.post("/units", ADA).statusCode());
        assertProblem(ProblemType.GUARDRAIL_BLOCKS, admin.post("/units", ADA));
    }

    /** Paid seats end with the window, and then each unit beyond the commitment is billed. */
    @Test
    void limitTheAdditionalUnitsOnPaidSeats() {
        List<String> added = CompanyBuilder.addUnits(companyId, "user", 2);
        added.forEach(unit -> admin.delete("/units/" + unit).then().statusCode(204));
        set("0", "allow", 1);

        assertProblem(ProblemType.GUARDRAIL_BLOCKS, admin.post("/units/batch", Map.of("create", List.of(ADA, ADA))));

        String last = admin.post("/units", ADA).path("unit.id");
        set("1", "allow", 0);
        assertProblem(ProblemType.GUARDRAIL_BLOCKS, admin.post("/units", ADA));
        assertEquals(
                200,
                admin.post("/units/batch", Map.of("delete", List.of(last), "create", List.of(ADA)))
                        .statusCode(),
                "there are no more than before");
    }

    @Test
    void letBeWhatCostsNothing() {
        UUID free = aCompany().units("user", 0, "30.00", "0.00").onboard();
        Api.owner(free)
                .request()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body("block", null))
                .put("/companies/" + free + "/plan/guardrails")
                .then()
                .statusCode(200);

        assertEquals(201, Api.admin(free).post("/units", ADA).statusCode());
    }

    @Test
    void sayThatWhatWasToLeaveHasLeft() {
        set("0", "require_approval", null);
        String leaving = admin.read("/units").getString("items[0].id");
        String approvalId = admin.post("/units/batch", Map.of("delete", List.of(leaving), "create", List.of(ADA, ADA)))
                .path("id");
        admin.delete("/units/" + leaving).then().statusCode(204);

        assertProblem(ProblemType.CONFLICT, decide(approvalId, "approved"));

        assertEquals(200, decide(approvalId, "declined").statusCode());
    }

    @Test
    void holdAnAddUntilAnOwnerApproves() throws Exception {
        set("0", "require_approval", null);
        assertEquals(true, owner.post("/units/preview", ADA).path("requiresApproval"));

        Response held = admin.post("/units", ADA);

        assertEquals(202, held.statusCode(), held.asString());
        String approvalId = held.path("id");
        assertTrue(held.header("Location").endsWith(approvals() + "/" + approvalId), held.header("Location"));
        assertEquals("pending", held.path("status"));
        assertEquals(10, plan().getInt("units[0].created"), "nothing has changed");
        assertEquals(
                List.of(approvalId), owner.read(approvals() + "?status=pending").getList("items.id"));

        JsonPath approved = decide(approvalId, "approved").jsonPath();

        assertEquals("approved", approved.getString("status"));
        assertEquals("demo-owner", approved.getString("decidedBy"));
        JsonPath invoice = owner.read("/invoices/" + approved.getString("invoiceId"));
        assertEquals("19.20", invoice.getString("total.amount"));
        String unitId = approved.getString("unitIds[0]");
        assertEquals("Ada Lovelace", admin.read("/units/" + unitId).getString("name"));
        assertEquals(11, plan().getInt("units[0].paidSeats"));
        assertEquals(List.of(), owner.read(approvals() + "?status=pending").getList("items.id"));
        assertEquals(List.of(approvalId), owner.read(approvals()).getList("items.id"));
        assertEquals(
                approved.<Object>get(),
                owner.read(approvals() + "/" + approvalId).<Object>get());
        JsonPath forAdmins = admin.read(approvals() + "/" + approvalId);
        assertEquals(List.of(unitId), forAdmins.getList("unitIds"));
        assertNull(forAdmins.get("invoiceId"), "invoices are for owners");
        assertEquals(
                "demo-admin",
                Database.queryColumn("SELECT created_by FROM unit WHERE unit_id = '" + unitId + "'")
                        .get(0),
                "it was the admin's idea");
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void holdTheCostCenterWithTheUnit() {
        set("0", "require_approval", null);

        Response held = admin.post("/units", Map.of("type", "user", "name", "Ada Lovelace", "costCenter", "R&D"));

        assertEquals(202, held.statusCode(), held.asString());
        assertEquals("R&D", held.path("create[0].costCenter"));
        String unitId = decide(held.path("id"), "approved").path("unitIds[0]");
        assertEquals("R&D", admin.read("/units/" + unitId).getString("costCenter"));
    }

    @Test
    void dropWhatAnOwnerDeclines() {
        set("0", "require_approval", null);
        String approvalId = admin.post("/units", ADA).path("id");

        JsonPath declined = decide(approvalId, "declined").jsonPath();

        assertEquals("declined", declined.getString("status"));
        assertNull(declined.get("invoiceId"));
        assertEquals(10, plan().getInt("units[0].created"));
        int sequence = plan().getInt("sequence");
        assertEquals(200, decide(approvalId, "declined").statusCode(), "once more changes nothing");
        assertEquals(sequence, plan().getInt("sequence"));
        assertProblem(ProblemType.APPROVAL_ALREADY_DECIDED, decide(approvalId, "approved"));
    }

    @Test
    void holdABatchAsAWhole() {
        set("0", "require_approval", null);
        List<String> users = admin.read("/units").getList("items.id");
        Map<String, Object> batch = Map.of("delete", List.of(users.get(0)), "create", List.of(ADA, ADA));

        String approvalId = admin.post("/units/batch", batch)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertEquals(200, admin.get("/units/" + users.get(0)).statusCode());
        JsonPath approved = decide(approvalId, "approved").jsonPath();
        assertEquals(2, approved.getList("unitIds").size());
        assertEquals(404, admin.get("/units/" + users.get(0)).statusCode());
        assertEquals(11, plan().getInt("units[0].created"));
    }

    @Test
    void leaveAnApprovalPendingThatCannotBeCarriedOut() {
        set("0", "require_approval", 1);
        String first = admin.post("/units", ADA).path("id");
        String second = admin.post("/units", ADA).path("id");
        decide(first, "approved").then().statusCode(200);

        assertProblem(ProblemType.GUARDRAIL_BLOCKS, decide(second, "approved"));

        assertEquals("pending", owner.read(approvals() + "/" + second).getString("status"));
        set("1", "require_approval", 2);
        assertEquals(200, decide(second, "approved").statusCode());
    }

    @Test
    void carryOutAnApprovalOnceHoweverOftenItIsGiven() throws Exception {
        set("0", "require_approval", null);
        String approvalId = admin.post("/units", ADA).path("id");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> decide(approvalId, "approved")));
            }
            for (Future<Response> answer : answers) {
                assertEquals(200, answer.get().statusCode());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(11, plan().getInt("units[0].created"));
        assertEquals(List.of(), Database.contradictionsOf(companyId));
    }

    @Test
    void areChangedByWhoKnowsThem() {
        assertProblem(
                ProblemType.PRECONDITION_REQUIRED,
                owner.request()
                        .contentType(ContentType.JSON)
                        .body(body("block", null))
                        .put(guardrails()));
        Response changed = set("0", "block", null);
        assertEquals("\"1\"", changed.header("ETag"));
        assertEquals("\"1\"", set("1", "block", null).header("ETag"), "the same changes nothing");
        assertProblem(ProblemType.PRECONDITION_FAILED, put(owner, "\"0\"", body("allow", null)));
        assertEquals("block", owner.read(guardrails()).getString("units[0].policy"));
        assertEquals(
                List.of("allow", "allow"),
                put(owner, "\"1\"", Map.of("units", List.of())).jsonPath().getList("units.policy"));
    }

    @Test
    void areNotForOthers() {
        for (Api other : List.of(admin, Api.as("partner", companyId), Api.as("agent", companyId))) {
            assertProblem(ProblemType.FORBIDDEN, other.get(guardrails()));
            assertProblem(ProblemType.FORBIDDEN, put(other, "\"0\"", body("block", null)));
        }
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(guardrails()));
        Api foreign = Api.owner(aCompany().onboard());
        assertProblem(ProblemType.NOT_FOUND, foreign.get(guardrails()));
        assertProblem(ProblemType.NOT_FOUND, put(foreign, "\"0\"", body("block", null)));
        set("0", "require_approval", null);
        String approvalId = admin.post("/units", ADA).path("id");
        assertProblem(ProblemType.FORBIDDEN, decide(admin, approvalId, "approved"));
        assertProblem(ProblemType.NOT_FOUND, decide(foreign, approvalId, "approved"));
        assertProblem(ProblemType.NOT_FOUND, foreign.get(approvals() + "/" + approvalId));
        assertProblem(ProblemType.NOT_FOUND, owner.get(approvals() + "/" + ABSENT));
        assertProblem(ProblemType.NOT_FOUND, decide(owner, ABSENT.toString(), "approved"));
        assertEquals(10, plan().getInt("units[0].created"));
    }

    @Test
    void refuseInvalidInput() {
        assertInvalid("units[0].policy", put(owner, "\"0\"", Map.of("units", List.of(Map.of("type", "user")))));
        assertInvalid("units[0].maxAdditional", put(owner, "\"0\"", body("allow", -1)));
        assertInvalid("units", put(owner, "\"0\"", Map.of()));
        assertInvalid(
                "units[1].type",
                put(
                        owner,
                        "\"0\"",
                        Map.of("units", Collections.nCopies(2, Map.of("type", "user", "policy", "block")))));
        assertInvalid("decision", decide(owner, ABSENT.toString(), "maybe"));
        assertInvalid("status", owner.get(approvals() + "?status=maybe"));
        UUID numbersOnly = aCompany().withoutUnits("user").onboard();
        assertProblem(
                ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                Api.owner(numbersOnly)
                        .request()
                        .contentType(ContentType.JSON)
                        .header("If-Match", "*")
                        .body(body("block", null))
                        .put("/companies/" + numbersOnly + "/plan/guardrails"));
    }

    private Response set(String version, String policy, Integer maxAdditional) {
        Response changed = put(owner, "\"" + version + "\"", body(policy, maxAdditional));
        assertEquals(200, changed.statusCode(), changed.asString());
        return changed;
    }

    private static Map<String, Object> body(String policy, Integer maxAdditional) {
        Map<String, Object> users = new HashMap<>(Map.of("type", "user", "policy", policy));
        users.put("maxAdditional", maxAdditional);
        return Map.of("units", List.of(users));
    }

    private Response put(Api caller, String ifMatch, Map<String, Object> body) {
        return caller.request()
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(guardrails());
    }

    private Response decide(String approvalId, String decision) {
        return decide(owner, approvalId, decision);
    }

    private Response decide(Api caller, String approvalId, String decision) {
        return caller.request()
                .contentType(ContentType.JSON)
                .body(Map.of("decision", decision))
                .put(approvals() + "/" + approvalId + "/decision");
    }

    private JsonPath plan() {
        return owner.read("/companies/" + companyId + "/plan");
    }

    private String guardrails() {
        return "/companies/" + companyId + "/plan/guardrails";
    }

    private String approvals() {
        return "/companies/" + companyId + "/approvals";
    }
}
