package dev.seatledger.invoice.numbering;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

/** R27. What a superuser does behind the triggers' back comes to light. */
@QuarkusTest
class NumberingAuditTest extends HttpTest {

    @Test
    void findsNothingInGoodBooks() {
        UUID companyId = aCompany().onboardWithUsers(12);
        String invoiceId = Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
        Api.accountExecutive().post("/invoices/" + invoiceId + "/credit-notes", Map.of("reason", "goodwill"));

        for (String series : List.of("invoice", "credit_note")) {
            JsonPath audit = audit(series);
            assertTrue(audit.getBoolean("valid"), audit.prettify());
            assertEquals(audit.getLong("issuers[0].lastNumber"), audit.getLong("issuers[0].documents"));
            assertTrue(audit.getLong("issuers[0].documents") > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "document      | net = net + 1, total = total + 1, amount_due = amount_due + 1"
                        + " | net = net - 1, total = total - 1, amount_due = amount_due - 1"
                        + " | the document has been changed since it was issued",
                "document      | issued_at = issued_at - interval '1 day' | issued_at = issued_at + interval '1 day'"
                        + " | the document has been changed since it was issued",
                "document      | number = 'INV-999999' | number = concat('INV-', lpad((SELECT n.number::text"
                        + " FROM document_number n WHERE n.document_id = document.document_id), 6, '0'))"
                        + " | the document has a different number",
                "document_line | quantity = quantity + 1 | quantity = quantity - 1 | the document has been changed since it was issued",
            })
    void findsWhatASuperuserHasChanged(String table, String change, String undo, String problem) throws Exception {
        UUID companyId = aCompany().onboard();
        String invoiceId = Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
        try {
            tamper(table, change, invoiceId);

            JsonPath audit = audit("invoice");

            assertEquals(false, audit.getBoolean("valid"));
            assertTrue(
                    audit.getList("issuers[0].findings.findAll { it.documentId == '" + invoiceId + "' }.problem")
                            .contains(problem),
                    audit.prettify());
        } finally {
            tamper(table, undo, invoiceId);
        }
        assertTrue(audit("invoice").getBoolean("valid"));
    }

    @Test
    void findsAChangeThatWasCoveredUp() throws Exception {
        UUID companyId = aCompany().onboard();
        String invoiceId = Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getString("items[0].id");
        aCompany().onboard();
        String digest = "digest = document_digest((SELECT d FROM document d WHERE d.document_id = n.document_id),"
                + " (SELECT jsonb_agg(line_content(l) ORDER BY l.line_no) FROM document_line l"
                + " WHERE l.document_id = n.document_id))";
        try {
            tamper("document", "issue_date = issue_date - 1", invoiceId);
            tamper("document_number n", digest, invoiceId);

            JsonPath audit = audit("invoice");

            assertTrue(
                    audit.getList("issuers[0].findings.problem").contains("the hash chain is broken"),
                    audit.prettify());
        } finally {
            tamper("document", "issue_date = issue_date + 1", invoiceId);
            tamper("document_number n", digest, invoiceId);
        }
        assertTrue(audit("invoice").getBoolean("valid"));
    }

    @Test
    void isForTheVendor() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).get("/numbering/invoice/audit"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get("/numbering/invoice/audit"));
        assertInvalid("series", Api.accountExecutive().get("/numbering/receipts/audit"));
    }

    private static JsonPath audit(String series) {
        return Api.accountExecutive().read("/numbering/" + series + "/audit");
    }

    /** As somebody with the power to switch the triggers off. */
    private static void tamper(String table, String change, String documentId) throws SQLException {
        String name = table.split(" ", -1)[0];
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(name));
            int rows = statement.executeUpdate(
                    "UPDATE %s SET %s WHERE document_id = '%s'".formatted(table, change, documentId));
            statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(name));
            assertTrue(rows > 0);
        }
    }
}
