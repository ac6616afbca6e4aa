package dev.seatledger.invoice;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class InvoicesTest extends HttpTest {

    @Test
    void explainThemselves() {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api owner = Api.owner(companyId);

        JsonPath invoice = owner.read("/invoices/" + invoiceIds(companyId).get(0));

        assertEquals(
                Set.of(
                        "id",
                        "companyId",
                        "number",
                        "reason",
                        "status",
                        "issuedAt",
                        "issueDate",
                        "dueDate",
                        "currency",
                        "lines",
                        "taxes",
                        "net",
                        "tax",
                        "total",
                        "creditApplied",
                        "amountDue"),
                invoice.getMap("").keySet());
        assertEquals(companyId.toString(), invoice.getString("companyId"));
        assertEquals("additional_units", invoice.getString("reason"));
        assertEquals("open", invoice.getString("status"));
        assertEquals("2024-10-01T09:00:00Z", invoice.getString("issuedAt"));
        assertEquals("2024-10-01", invoice.getString("issueDate"));
        assertEquals("2024-10-01", invoice.getString("dueDate"));
        assertEquals("EUR", invoice.getString("currency"));
        assertEquals(
                Map.of(
                        "description",
                        "1 additional user, 1-12 October 2024",
                        "unitType",
                        "user",
                        "quantity",
                        1,
                        "unitPrice",
                        "16.00",
                        "period",
                        Map.of("start", "2024-10-01", "end", "2024-10-13"),
                        "net",
                        eur("16.00"),
                        "explanation",
                        Map.of(
                                "rule", "additional",
                                "proration", "day",
                                "numerator", 12,
                                "denominator", 30,
                                "fullPrice", "40.00",
                                "seatsBefore", 10,
                                "seatsAfter", 11)),
                invoice.getMap("lines[0]"));
        assertEquals("standard", invoice.getString("taxes[0].category"));
        assertEquals("20", invoice.getString("taxes[0].ratePercent"));
        assertEquals(eur("16.00"), invoice.getMap("taxes[0].net"));
        assertEquals(eur("3.20"), invoice.getMap("taxes[0].tax"));
        assertNull(invoice.get("taxes[0].mention"));
        assertEquals(eur("16.00"), invoice.getMap("net"));
        assertEquals(eur("3.20"), invoice.getMap("tax"));
        assertEquals(eur("19.20"), invoice.getMap("total"));
        assertEquals(eur("0.00"), invoice.getMap("creditApplied"));
        assertEquals(eur("19.20"), invoice.getMap("amountDue"));
    }

    @Test
    void billTheRunningPeriodsCommitmentOnOnboarding() {
        UUID companyId = aCompany().onboard();

        JsonPath invoice =
                Api.owner(companyId).read("/invoices/" + invoiceIds(companyId).get(0));

        assertEquals("recurring", invoice.getString("reason"));
        assertEquals(
                List.of(
                        "10 included users, 13 September-12 October 2024",
                        "3 included numbers, 13 September-12 October 2024"),
                invoice.getList("lines.description"));
        assertEquals(List.of("300.00", "15.00"), invoice.getList("lines.net.amount"));
        assertEquals(List.of("30.00", "5.00"), invoice.getList("lines.unitPrice"));
        assertEquals("378.00", invoice.getString("total.amount"));
    }

    @Test
    void areDueWhenTheContractSays() {
        UUID companyId = aCompany()
                .withContract("paymentMethod", "bank_transfer")
                .withContract("paymentTermDays", 30)
                .onboard();

        JsonPath invoices = Api.owner(companyId).read("/companies/" + companyId + "/invoices");

        assertEquals("2024-10-31", invoices.getString("items[0].dueDate"));
    }

    @Test
    void areListedNewestFirstWithoutLines() {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api.admin(companyId).post("/units", Map.of("type", "user", "name", "Ada"));
        Api owner = Api.owner(companyId);

        JsonPath first = owner.read("/companies/" + companyId + "/invoices?limit=2");
        JsonPath second =
                owner.read("/companies/" + companyId + "/invoices?limit=2&cursor=" + first.getString("nextCursor"));

        assertEquals(List.of("additional_units", "additional_units"), first.getList("items.reason"));
        assertEquals(List.of("recurring"), second.getList("items.reason"));
        assertTrue(first.getString("items[0].number").compareTo(first.getString("items[1].number")) > 0);
        assertNull(second.get("nextCursor"));
        assertFalse(first.getMap("items[0]").containsKey("lines"));
        assertFalse(first.getMap("items[0]").containsKey("taxes"));
    }

    @Test
    void areListedByStatus() {
        UUID companyId = aCompany().onboardWithUsers(11);
        Api.admin(companyId).post("/units", Map.of("type", "user", "name", "Ada"));
        String list = "/companies/" + companyId + "/invoices?limit=1&status=";
        List<String> newestFirst = invoiceIds(companyId);
        Map<String, Object> transfer = Map.of(
                "amount",
                eur("19.20"),
                "paidAt",
                "2024-10-01T10:00:00Z",
                "reference",
                "Transfer of the first of October");
        Api.accountExecutive()
                .post("/invoices/" + newestFirst.get(1) + "/payments", transfer)
                .then()
                .statusCode(201);
        Api owner = Api.owner(companyId);

        JsonPath open = owner.read(list + "open");
        JsonPath rest = owner.read(list + "open&cursor=" + open.getString("nextCursor"));
        JsonPath paid = owner.read(list + "paid");

        assertEquals(List.of(newestFirst.get(0)), open.getList("items.id"));
        assertEquals(List.of(newestFirst.get(2)), rest.getList("items.id"));
        assertNull(rest.get("nextCursor"));
        assertEquals(List.of(newestFirst.get(1)), paid.getList("items.id"));
        assertNull(paid.get("nextCursor"));
        assertInvalid("status", owner.get(list + "overdue"));
    }

    @Test
    void areForTheCompanysOwnersOnly() {
        UUID companyId = aCompany().onboard();
        String list = "/companies/" + companyId + "/invoices";
        String one = "/invoices/" + invoiceIds(companyId).get(0);
        Api stranger = Api.owner(aCompany().onboard());

        for (String role : List.of("admin", "partner", "supervisor", "agent")) {
            assertProblem(ProblemType.FORBIDDEN, Api.as(role, companyId).get(list));
            assertProblem(ProblemType.FORBIDDEN, Api.as(role, companyId).get(one));
        }
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(list));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(one));
        assertProblem(ProblemType.NOT_FOUND, stranger.get(list));
        assertProblem(ProblemType.NOT_FOUND, stranger.get(one));
        assertProblem(ProblemType.NOT_FOUND, stranger.get("/invoices/" + UUID.randomUUID()));
        assertInvalid("invoiceId", stranger.get("/invoices/INV-000001"));
    }

    private static List<String> invoiceIds(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getList("items.id");
    }

    private static Map<String, String> eur(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
