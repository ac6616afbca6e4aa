package dev.seatledger.invoice.creditnote;

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
import static org.junit.jupiter.api.Assertions.assertTrue;

/** R28, R29. */
@QuarkusTest
class CreditNotesTest extends HttpTest {

    @Test
    void giveAllOfAnInvoiceBackWithItsOwnLines() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);

        Response issued = credit(invoiceId, Map.of("reason", "correction"));

        assertEquals(201, issued.statusCode());
        JsonPath note = issued.jsonPath();
        assertTrue(issued.header("Location").endsWith("/credit-notes/" + note.getString("id")));
        assertEquals(invoiceId, note.getString("invoiceId"));
        assertEquals("open", note.getString("status"));
        assertEquals("378.00", note.getString("total.amount"));
        assertEquals("378.00", note.getString("remaining.amount"));
        assertEquals("20", note.getString("taxes[0].ratePercent"));
        assertEquals(List.of(10, 3), note.getList("lines.quantity"));
        JsonPath invoice = Api.owner(companyId).read("/invoices/" + invoiceId);
        assertEquals("378.00", invoice.getString("amountDue.amount"), "the invoice itself stays");
    }

    @Test
    void haveASeriesOfTheirOwn() {
        UUID companyId = aCompany().onboard();

        String number = credit(newestInvoice(companyId), Map.of("reason", "goodwill"))
                .jsonPath()
                .getString("number");

        assertTrue(number.matches("CN-\\d{6}"), number);
    }

    @Test
    void divideAnAmountIntoNetAndTax() {
        UUID companyId = aCompany().onboard();

        JsonPath note = credit(newestInvoice(companyId), goodwill("10.00")).jsonPath();

        assertEquals("8.33", note.getString("net.amount"));
        assertEquals("1.67", note.getString("tax.amount"));
        assertEquals("credit", note.getString("lines[0].explanation.rule"));
        assertNull(note.get("lines[0].unitType"));
        assertTrue(note.getString("lines[0].description").startsWith("Goodwill credit on INV-"));
    }

    @Test
    void neverGiveBackMoreThanIsLeft() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);
        credit(invoiceId, goodwill("378.01")).then().statusCode(409);
        credit(invoiceId, goodwill("300.00")).then().statusCode(201);

        assertProblem(ProblemType.CREDIT_EXCEEDS_INVOICE, credit(invoiceId, goodwill("78.01")));
        JsonPath rest = credit(invoiceId, Map.of("reason", "goodwill")).jsonPath();
        assertEquals("78.00", rest.getString("total.amount"));
        assertProblem(ProblemType.CREDIT_EXCEEDS_INVOICE, credit(invoiceId, Map.of("reason", "goodwill")));
        assertEquals(
                List.of("315.00", "63.00"),
                List.of(sum(companyId, "net"), sum(companyId, "tax")),
                "all notes together are the invoice");
    }

    @Test
    void payTheNextInvoices() {
        UUID companyId = aCompany().onboardWithUsers(10);
        credit(newestInvoice(companyId), goodwill("20.00")).then().statusCode(201);
        Api owner = Api.owner(companyId);

        Response added = Api.owner(companyId).post("/units", Map.of("type", "user", "name", "Eleventh"));

        JsonPath invoice = owner.read("/invoices/" + added.path("invoice.id"));
        assertEquals("paid", added.path("invoice.status"));
        assertEquals("paid", invoice.getString("status"));
        assertEquals("19.20", invoice.getString("creditApplied.amount"));
        assertEquals("0.00", invoice.getString("amountDue.amount"));
        JsonPath notes = owner.read("/companies/" + companyId + "/credit-notes");
        assertEquals("0.80", notes.getString("items[0].remaining.amount"));
        assertEquals("open", notes.getString("items[0].status"));
    }

    @Test
    void comeWithTheInvoiceThatReplacesTheWrongOne() {
        UUID companyId = aCompany().onboard();
        Map<String, Object> lines = Map.of(
                "lines",
                List.of(
                        Map.of("line", 1, "fullPrice", Map.of("amount", "29.00", "currency", "EUR")),
                        Map.of("line", 2, "quantity", 0)));

        JsonPath note = credit(newestInvoice(companyId), Map.of("reason", "correction", "replacement", lines))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals("correction", note.getString("replacement.reason"));
        assertEquals("290.00", note.getString("replacement.net.amount"));
        assertEquals("348.00", note.getString("replacement.creditApplied.amount"));
        assertEquals("30.00", note.getString("remaining.amount"));
        assertNotEquals(note.getString("invoiceId"), note.getString("replacement.id"));
    }

    /** The new invoice would bill again what has been given back. */
    @Test
    void replaceNoInvoiceThatWasCreditedInPart() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);
        credit(invoiceId, goodwill("1.00")).then().statusCode(201);

        assertProblem(
                ProblemType.CREDIT_EXCEEDS_INVOICE,
                credit(invoiceId, Map.of("reason", "correction", "replacement", Map.of())));
        assertEquals(
                1,
                Api.owner(companyId)
                        .read("/companies/" + companyId + "/invoices")
                        .getList("items")
                        .size());
    }

    @Test
    void areListedByStatus() {
        UUID companyId = aCompany().onboardWithUsers(10);
        String invoiceId = newestInvoice(companyId);
        String applied = credit(invoiceId, goodwill("19.20")).jsonPath().getString("id");
        String open = credit(invoiceId, goodwill("1.00")).jsonPath().getString("id");
        Api owner = Api.owner(companyId);
        owner.post("/units", Map.of("type", "user", "name", "Eleventh")).then().statusCode(201);
        String list = "/companies/" + companyId + "/credit-notes?status=";

        assertEquals(List.of(open), owner.read(list + "open").getList("items.id"));
        assertEquals(List.of(applied), owner.read(list + "applied").getList("items.id"));
        assertInvalid("status", owner.get(list + "paid"));
    }

    @Test
    void areReadByTheOwner() {
        UUID companyId = aCompany().onboard();
        String noteId =
                credit(newestInvoice(companyId), goodwill("1.00")).jsonPath().getString("id");
        UUID other = aCompany().onboard();
        String path = "/companies/" + companyId + "/credit-notes";

        assertEquals(
                "1.00", Api.owner(companyId).read("/credit-notes/" + noteId).getString("total.amount"));
        assertEquals(List.of(noteId), Api.owner(companyId).read(path).getList("items.id"));
        assertNull(Api.owner(companyId).read(path).get("items[0].lines"));
        assertProblem(ProblemType.FORBIDDEN, Api.admin(companyId).get("/credit-notes/" + noteId));
        assertProblem(ProblemType.FORBIDDEN, Api.accountExecutive().get(path));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get(path));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get("/credit-notes/" + noteId));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(other).get("/credit-notes/" + noteId));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(other).get(path));
        assertProblem(ProblemType.NOT_FOUND, Api.owner(companyId).get("/credit-notes/" + UUID.randomUUID()));
    }

    @Test
    void areIssuedByTheVendor() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newestInvoice(companyId) + "/credit-notes";

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).post(path, goodwill("1.00")));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().post(path, goodwill("1.00")));
        assertProblem(ProblemType.NOT_FOUND, credit(UUID.randomUUID().toString(), goodwill("1.00")));
    }

    @Test
    void sayWhatIsGivenBack() {
        UUID companyId = aCompany().onboard();
        String invoiceId = newestInvoice(companyId);
        Map<String, Object> amountAndReplacement = new HashMap<>(goodwill("1.00"));
        amountAndReplacement.put("replacement", Map.of());
        Map<String, Object> absentLine =
                Map.of("reason", "correction", "replacement", Map.of("lines", List.of(Map.of("line", 9))));

        assertInvalid("reason", credit(invoiceId, Map.of("reason", "amendment")));
        assertInvalid("amount", credit(invoiceId, goodwill("0.00")));
        assertInvalid("amount", credit(invoiceId, goodwill("1.001")));
        assertInvalid("amount.amount", credit(invoiceId, goodwill("-1.00")));
        assertInvalid(
                "amount.currency",
                credit(invoiceId, Map.of("reason", "goodwill", "amount", Map.of("amount", "1.00", "currency", "USD"))));
        assertInvalid("replacement", credit(invoiceId, amountAndReplacement));
        assertInvalid("replacement.lines", credit(invoiceId, absentLine));
        assertEquals(
                List.of(),
                Api.owner(companyId)
                        .read("/companies/" + companyId + "/credit-notes")
                        .getList("items"));
    }

    private static Map<String, Object> goodwill(String amount) {
        return Map.of("reason", "goodwill", "amount", Map.of("amount", amount, "currency", "EUR"));
    }

    private static Response credit(String invoiceId, Map<String, Object> body) {
        return Api.accountExecutive().post("/invoices/" + invoiceId + "/credit-notes", body);
    }

    private static String newestInvoice(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
    }

    private static String sum(UUID companyId, String amount) {
        List<String> amounts = Api.owner(companyId)
                .read("/companies/" + companyId + "/credit-notes")
                .getList("items." + amount + ".amount");
        return amounts.stream()
                .map(java.math.BigDecimal::new)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .toPlainString();
    }
}
