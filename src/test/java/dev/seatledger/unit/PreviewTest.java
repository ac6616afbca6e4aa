package dev.seatledger.unit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** R13. */
@QuarkusTest
class PreviewTest extends HttpTest {

    private static final Map<String, Object> A_USER = Map.of("type", "user", "name", "Ada Lovelace");

    /** Worked case 32. */
    @Test
    void isTheInvoiceThatTheAddThenIssues() {
        UUID companyId = aCompany().onboardWithUsers(10);
        Api owner = Api.owner(companyId);
        int before = sequence(companyId);

        JsonPath preview = owner.post("/units/preview", A_USER)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(before, sequence(companyId), "a preview changes nothing");
        assertEquals(true, preview.getBoolean("wouldInvoice"));
        assertEquals(true, preview.getBoolean("wouldCharge"));
        assertEquals("16.00", preview.getString("invoice.net.amount"));
        assertEquals("3.20", preview.getString("invoice.tax.amount"));
        assertEquals("19.20", preview.getString("invoice.total.amount"));
        assertEquals("2024-10-01T09:00:00Z", preview.getString("at"));
        assertEquals(List.of(11), preview.getList("seats.paidSeats"));
        String invoiceId = owner.post("/units", A_USER).path("invoice.id");
        JsonPath invoice = owner.read("/invoices/" + invoiceId);
        for (String member : List.of("net", "tax", "total", "lines", "creditApplied", "amountDue")) {
            assertEquals(invoice.<Object>get(member), preview.<Object>get("invoice." + member), member);
        }
    }

    @Test
    void costsNothingOnAFreeSeat() {
        UUID companyId = aCompany().onboardWithUsers(9);

        JsonPath preview = Api.owner(companyId).post("/units/preview", A_USER).jsonPath();

        assertEquals(false, preview.getBoolean("wouldInvoice"));
        assertEquals(false, preview.getBoolean("wouldCharge"));
        assertNull(preview.get("invoice"));
        assertEquals(List.of(0), preview.getList("seats.freeSeats"));
    }

    @Test
    void takesABatch() {
        UUID companyId = aCompany().onboardWithUsers(10);
        String leaving = Api.admin(companyId).read("/units").getString("items[0].id");
        Map<String, Object> batch = Map.of("delete", List.of(leaving), "create", List.of(A_USER, A_USER));

        JsonPath preview = Api.owner(companyId).post("/units/preview", batch).jsonPath();

        assertEquals("16.00", preview.getString("invoice.net.amount"), "one of the two takes the seat that is left");
        assertEquals(List.of(11), preview.getList("seats.created"));
        assertEquals(200, Api.admin(companyId).get("/units/" + leaving).statusCode());
    }

    @Test
    void tellsWhatTheNextInvoiceWouldTakeUp() {
        UUID companyId =
                aCompany().withContract("additionalInvoicing", "next_invoice").onboardWithUsers(10);

        JsonPath preview = Api.owner(companyId).post("/units/preview", A_USER).jsonPath();

        assertEquals(false, preview.getBoolean("wouldInvoice"));
        assertEquals("16.00", preview.getString("invoice.net.amount"));
    }

    /** Without amounts, and without an invoice now, this is all that an admin can tell a bought seat from a free one by. */
    @Test
    void tellsAdminsWhetherTheNextInvoiceGrows() {
        UUID companyId =
                aCompany().withContract("additionalInvoicing", "next_invoice").onboardWithUsers(9);
        Api admin = Api.admin(companyId);

        assertEquals(false, admin.post("/units/preview", A_USER).jsonPath().getBoolean("wouldCharge"));
        admin.post("/units", A_USER).then().statusCode(201);
        JsonPath preview = admin.post("/units/preview", A_USER).jsonPath();

        assertEquals(true, preview.getBoolean("wouldCharge"));
        assertEquals(false, preview.getBoolean("wouldInvoice"));
        assertNull(preview.get("invoice"));
    }

    @Test
    void showsNoAmountsToThoseWhoMayNotSeeThem() {
        UUID companyId = aCompany().onboardWithUsers(10);

        for (Api caller : List.of(Api.admin(companyId), Api.as("partner", companyId))) {
            JsonPath preview = caller.post("/units/preview", A_USER).jsonPath();
            assertEquals(true, preview.getBoolean("wouldInvoice"));
            assertNull(preview.get("invoice"));
        }
    }

    @Test
    void needsNoName() {
        UUID companyId = aCompany().onboardWithUsers(10);

        assertEquals(
                "19.20",
                Api.owner(companyId)
                        .post("/units/preview", Map.of("type", "user"))
                        .jsonPath()
                        .getString("invoice.total.amount"));
    }

    @Test
    void refusesWhatTheAddWouldRefuse() {
        UUID companyId = aCompany().withoutUnits("number").onboard();
        UUID later = aCompany().withContract("start", "2024-11-01").onboard();
        Api owner = Api.owner(companyId);

        assertProblem(ProblemType.UNIT_TYPE_NOT_IN_CONTRACT, owner.post("/units/preview", Map.of("type", "number")));
        assertProblem(ProblemType.CONTRACT_NOT_STARTED, Api.owner(later).post("/units/preview", A_USER));
        assertInvalid("type", owner.post("/units/preview", Map.of()));
        assertInvalid("type", owner.post("/units/preview", Map.of("type", "user", "delete", List.of())));
        assertInvalid("create", owner.post("/units/preview", Map.of("delete", List.of())));
        assertProblem(
                ProblemType.NOT_FOUND, owner.post("/units/preview", Map.of("delete", List.of(UUID.randomUUID()))));
    }

    @Test
    void isOutOfReachForOthers() {
        UUID companyId = aCompany().onboard();
        Map<String, Object> foreign = Map.of("type", "user", "companyId", companyId);

        assertProblem(ProblemType.FORBIDDEN, Api.as("agent", companyId).post("/units/preview", A_USER));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post("/units/preview", A_USER));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(UUID.randomUUID()).post("/units/preview", foreign));
        assertEquals(200, Api.accountExecutive().post("/units/preview", foreign).statusCode());
        assertInvalid("companyId", Api.accountExecutive().post("/units/preview", A_USER));
    }

    private static int sequence(UUID companyId) {
        return Api.owner(companyId).read("/companies/" + companyId + "/plan").getInt("sequence");
    }
}
