package dev.seatledger.contract;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** R26. */
@QuarkusTest
class CommitmentRequestsTest extends HttpTest {

    private static final Map<String, Object> CONTACTS = Map.of(
            "accountExecutive", Map.of("name", "Camille Martin", "email", "cm@vendor.example"),
            "customerSuccessManager", Map.of("name", "Noor Haddad", "email", "nh@vendor.example"));

    @Test
    void goToTheAccountExecutiveOfAYoungAccount() {
        UUID companyId = aCompanyWithContacts().onboard();

        JsonPath asked = ask(Api.owner(companyId), companyId, 15)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals("pending", asked.getString("status"));
        assertEquals("account_executive", asked.getString("contact.role"));
        assertEquals("Camille Martin", asked.getString("contact.name"));
        assertEquals("We grow.", asked.getString("reason"));
        assertNull(asked.get("decidedAt"));
    }

    @Test
    void goToTheCustomerSuccessManagerAfterThreeMonths() {
        UUID companyId =
                aCompanyWithContacts().with("clock", "2024-12-12T22:59:59Z").onboard();

        assertEquals(
                "account_executive",
                ask(Api.owner(companyId), companyId, 15).jsonPath().getString("contact.role"));
        Api.owner(companyId).post("/companies/" + companyId + "/clock", Map.of("now", "2024-12-12T23:00:00Z"));
        assertEquals(
                "nh@vendor.example",
                ask(Api.owner(companyId), companyId, 15).jsonPath().getString("contact.email"));
    }

    @Test
    void amendTheContractOnceApproved() {
        UUID companyId = aCompanyWithContacts().onboard();
        String id = ask(Api.owner(companyId), companyId, 15).jsonPath().getString("id");

        JsonPath decided = decide(Api.accountExecutive(), companyId, id, "approved")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals("approved", decided.getString("status"));
        assertEquals("2024-10-01", decided.getString("effectiveOn"));
        Api owner = Api.owner(companyId);
        assertEquals(15, owner.read("/companies/" + companyId + "/plan").getInt("units[0].included"));
        assertEquals(
                "amendment", owner.read("/companies/" + companyId + "/invoices").getString("items[0].reason"));
        assertEquals(
                List.of("approved"),
                owner.read("/companies/" + companyId + "/commitment-requests").getList("items.status"));
    }

    @Test
    void areDecidedOnce() {
        UUID companyId = aCompanyWithContacts().onboard();
        String id = ask(Api.owner(companyId), companyId, 15).jsonPath().getString("id");
        String first = decide(Api.accountExecutive(), companyId, id, "declined").asString();

        Response again = decide(Api.accountExecutive(), companyId, id, "declined");

        assertEquals(200, again.statusCode());
        assertEquals(first, again.asString());
        assertProblem(ProblemType.ALREADY_DECIDED, decide(Api.accountExecutive(), companyId, id, "approved"));
        assertEquals(
                10,
                Api.owner(companyId).read("/companies/" + companyId + "/plan").getInt("units[0].included"));
    }

    @Test
    void areApprovedThoughTheContractHasComeToIncludeThatMuch() {
        UUID companyId = aCompanyWithContacts().onboard();
        String id = ask(Api.owner(companyId), companyId, 15).jsonPath().getString("id");
        Api.accountExecutive()
                .post(
                        "/companies/" + companyId + "/contract/amendments",
                        Map.of("unitType", "user", "included", 15, "effective", "immediate"))
                .then()
                .statusCode(201);

        Response decided = decide(Api.accountExecutive(), companyId, id, "approved");

        assertEquals(200, decided.statusCode());
        assertEquals("2024-10-01", decided.jsonPath().getString("effectiveOn"));
    }

    @Test
    void areRefusedWhenTheyCannotBeMet() {
        UUID companyId = aCompanyWithContacts().onboardWithUsers(8);
        String id = ask(Api.owner(companyId), companyId, 5).jsonPath().getString("id");
        Map<String, String> atOnce = Map.of("decision", "approved", "effective", "immediate");

        Response refused = Api.accountExecutive()
                .request()
                .contentType("application/json")
                .body(atOnce)
                .put("/companies/" + companyId + "/commitment-requests/" + id + "/decision");

        assertProblem(ProblemType.COMMITMENT_BELOW_UNITS, refused);
        assertEquals(
                List.of("pending"),
                Api.owner(companyId)
                        .read("/companies/" + companyId + "/commitment-requests")
                        .getList("items.status"));
    }

    @Test
    void comeInPages() {
        UUID companyId = aCompanyWithContacts().onboard();
        for (int included = 11; included <= 13; included++) {
            ask(Api.owner(companyId), companyId, included).then().statusCode(201);
        }
        Api owner = Api.owner(companyId);

        JsonPath first = owner.read("/companies/" + companyId + "/commitment-requests?limit=2");
        JsonPath second = owner.read(
                "/companies/" + companyId + "/commitment-requests?limit=2&cursor=" + first.getString("nextCursor"));

        assertEquals(List.of(13, 12), first.getList("items.included"));
        assertEquals(List.of(11), second.getList("items.included"));
        assertNull(second.get("nextCursor"));
    }

    @Test
    void areForOwnersToAskAndTheVendorToDecide() {
        UUID companyId = aCompanyWithContacts().onboard();
        UUID other = aCompany().onboard();
        String id = ask(Api.owner(companyId), companyId, 15).jsonPath().getString("id");
        String list = "/companies/" + companyId + "/commitment-requests";

        assertProblem(ProblemType.FORBIDDEN, ask(Api.admin(companyId), companyId, 15));
        assertProblem(ProblemType.FORBIDDEN, ask(Api.accountExecutive(), companyId, 15));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, ask(Api.anonymous(), companyId, 15));
        assertProblem(ProblemType.NOT_FOUND, ask(Api.owner(other), companyId, 15));
        assertProblem(ProblemType.FORBIDDEN, Api.admin(companyId).get(list));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(other).get(list));
        assertProblem(
                ProblemType.NOT_FOUND,
                Api.accountExecutive().get("/companies/" + UUID.randomUUID() + "/commitment-requests"));
        assertEquals(
                List.of(),
                Api.accountExecutive()
                        .read("/companies/" + other + "/commitment-requests")
                        .getList("items"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(list));
        assertProblem(ProblemType.FORBIDDEN, decide(Api.owner(companyId), companyId, id, "approved"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, decide(Api.anonymous(), companyId, id, "approved"));
        assertProblem(ProblemType.NOT_FOUND, decide(Api.accountExecutive(), other, id, "approved"));
        assertProblem(
                ProblemType.NOT_FOUND,
                decide(Api.accountExecutive(), companyId, UUID.randomUUID().toString(), "approved"));
    }

    @Test
    void sayWhatIsAskedFor() {
        UUID companyId = aCompanyWithContacts().withoutUnits("number").onboard();
        String path = "/companies/" + companyId + "/commitment-requests";
        Api owner = Api.owner(companyId);

        assertInvalid("reason", owner.post(path, Map.of("unitType", "user", "included", 5, "reason", " ")));
        assertInvalid("included", owner.post(path, Map.of("unitType", "user", "included", -5, "reason", "x")));
        assertProblem(
                ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                owner.post(path, Map.of("unitType", "number", "included", 5, "reason", "x")));
        String id = ask(owner, companyId, 15).jsonPath().getString("id");
        assertEquals(
                400, decide(Api.accountExecutive(), companyId, id, "perhaps").statusCode());
    }

    private static CompanyBuilder aCompanyWithContacts() {
        return aCompany().with("contacts", CONTACTS);
    }

    private static Response ask(Api caller, UUID companyId, int included) {
        return caller.post(
                "/companies/" + companyId + "/commitment-requests",
                Map.of("unitType", "user", "included", included, "reason", "We grow."));
    }

    private static Response decide(Api caller, UUID companyId, String requestId, String decision) {
        return caller.request()
                .contentType("application/json")
                .body(Map.of("decision", decision))
                .put("/companies/" + companyId + "/commitment-requests/" + requestId + "/decision");
    }
}
