package dev.seatledger.invoice.payment;

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

/** R14, R27. */
@QuarkusTest
class PaymentsTest extends HttpTest {

    @Test
    void settleAnInvoiceInParts() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);

        JsonPath first = pay(invoiceId, "178.00", "2024-10-02T08:00:00Z").jsonPath();
        JsonPath second = pay(invoiceId, "200.00", "2024-10-03T08:00:00Z").jsonPath();

        assertEquals("open", first.getString("invoiceStatus"));
        assertEquals("200.00", first.getString("amountDue.amount"));
        assertEquals("paid", second.getString("invoiceStatus"));
        JsonPath invoice = Api.owner(companyId).read("/invoices/" + invoiceId);
        assertEquals("paid", invoice.getString("status"));
        assertEquals("0.00", invoice.getString("amountDue.amount"));
        assertEquals("378.00", invoice.getString("total.amount"));
    }

    @Test
    void areNeverMoreThanIsDue() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);

        assertProblem(ProblemType.PAYMENT_EXCEEDS_DUE, pay(invoiceId, "378.01", "2024-10-02T08:00:00Z"));
        pay(invoiceId, "378.00", "2024-10-02T08:00:00Z").then().statusCode(201);
        assertProblem(ProblemType.PAYMENT_EXCEEDS_DUE, pay(invoiceId, "0.01", "2024-10-03T08:00:00Z"));
    }

    @Test
    void areRecordedOnce() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);
        pay(invoiceId, "100.00", "2024-10-02T08:00:00Z").then().statusCode(201);

        assertProblem(ProblemType.PAYMENT_ALREADY_RECORDED, pay(invoiceId, "100.00", "2024-10-02T08:00:00Z"));
        assertEquals(
                "278.00", Api.owner(companyId).read("/invoices/" + invoiceId).getString("amountDue.amount"));
    }

    @Test
    void areRecordedByTheVendor() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newestInvoice(companyId) + "/payments";
        Map<String, Object> body = body("1.00", "2024-10-02T08:00:00Z");

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).post(path, body));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post(path, body));
        assertProblem(ProblemType.NOT_FOUND, pay(UUID.randomUUID().toString(), "1.00", "2024-10-02T08:00:00Z"));
    }

    @Test
    void sayHowMuchCameInAndWhen() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);

        assertInvalid("amount", pay(invoiceId, "0.00", "2024-10-02T08:00:00Z"));
        assertInvalid("amount.amount", pay(invoiceId, "ten", "2024-10-02T08:00:00Z"));
        assertInvalid("paidAt", pay(invoiceId, "10.00", "1824-10-02T08:00:00Z"));
        assertInvalid(
                "amount.currency",
                Api.accountExecutive()
                        .post(
                                "/invoices/" + invoiceId + "/payments",
                                Map.of(
                                        "amount", Map.of("amount", "1.00", "currency", "USD"),
                                        "paidAt", "2024-10-02T08:00:00Z",
                                        "reference", "x")));
    }

    @Test
    void suspensionsStopAddsAndNothingElse() {
        UUID companyId = aCompany().onboardWithUsers(5);
        Api executive = Api.accountExecutive();
        String path = "/companies/" + companyId + "/suspension";
        Map<String, String> newUser = Map.of("type", "user", "name", "Ada");

        assertEquals(204, suspend(executive, path).statusCode());
        assertEquals(204, suspend(executive, path).statusCode(), "once more changes nothing");

        assertProblem(ProblemType.COMPANY_SUSPENDED, Api.admin(companyId).post("/units", newUser));
        String unitId = Api.admin(companyId).read("/units").getString("items[0].id");
        assertEquals(204, Api.admin(companyId).delete("/units/" + unitId).statusCode());
        assertEquals(true, Api.owner(companyId).read("/companies/" + companyId).getBoolean("suspended"));
        assertEquals(204, executive.delete(path).statusCode());
        assertEquals(204, executive.delete(path).statusCode());
        assertEquals(201, Api.admin(companyId).post("/units", newUser).statusCode());
    }

    @Test
    void suspendingIsTheVendors() {
        UUID companyId = aCompany().onboard();
        String path = "/companies/" + companyId + "/suspension";
        String absent = "/companies/" + UUID.randomUUID() + "/suspension";

        assertProblem(ProblemType.FORBIDDEN, suspend(Api.owner(companyId), path));
        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).delete(path));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, suspend(Api.anonymous(), path));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().delete(path));
        assertProblem(ProblemType.NOT_FOUND, suspend(Api.accountExecutive(), absent));
        assertProblem(ProblemType.NOT_FOUND, Api.accountExecutive().delete(absent));
        assertInvalid(
                "reason",
                Api.accountExecutive()
                        .request()
                        .contentType("application/json")
                        .body(Map.of("reason", ""))
                        .put(path));
    }

    private static Response suspend(Api caller, String path) {
        return caller.request()
                .contentType("application/json")
                .body(Map.of("reason", "Two payments were returned."))
                .put(path);
    }

    private static Response pay(String invoiceId, String amount, String paidAt) {
        return Api.accountExecutive().post("/invoices/" + invoiceId + "/payments", body(amount, paidAt));
    }

    private static Map<String, Object> body(String amount, String paidAt) {
        return Map.of(
                "amount", Map.of("amount", amount, "currency", "EUR"), "paidAt", paidAt, "reference", "Transfer 4711");
    }

    private static String newestInvoice(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
    }
}
