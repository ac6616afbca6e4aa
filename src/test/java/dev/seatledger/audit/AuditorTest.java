package dev.seatledger.audit;

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
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class AuditorTest extends HttpTest {

    @Test
    void findsNothingInALifeOfAllThatCanHappen() {
        UUID companyId = aCompanyWithALife();

        JsonPath audit = audit(companyId);

        assertEquals(List.of(), audit.getList("findings"));
        assertTrue(audit.getBoolean("valid"));
    }

    /** Each of them is something that a bug could do; what other audits would find too is undone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seat_position | paid = paid + 1 | paid = paid - 1 | unit_type = 'USER' | the positions",
                "seat_log | paid_after = paid_after + 1 | paid_after = paid_after - 1"
                        + " | cause = 'ROLLOVER' AND unit_type = 'USER' | rollover of event",
                "document_line | net = net + 0.01 | net = net - 0.01 | rule = 'ADDITIONAL' | the charge of event",
                "document_line | numerator = numerator - 1 | numerator = numerator + 1"
                        + " | rule = 'INCLUDED' | the recurring invoice of",
                "document | period_start = period_start - 1 | period_start = period_start + 1"
                        + " | reason = 'RECURRING' | was not billed",
                "company_head | next_rollover_at = next_rollover_at + interval '1 month'"
                        + " | next_rollover_at = next_rollover_at - interval '1 month' | true | the next rollover",
                "receivable | outstanding = outstanding + 1 | outstanding = outstanding - 1 | true | the amount due on invoice",
                "open_credit | remaining = remaining - 0.01 | remaining = remaining + 0.01 | true | the remaining amount of credit note",
                "payment | amount = amount + 1 | amount = amount - 1 | true | the amount due on invoice",
                "unit | deleted_at = created_at, deleted_by = 'x' | deleted_at = NULL, deleted_by = NULL"
                        + " | unit_type = 'NUMBER' | that exist",
            })
    void findsWhatDiffers(String table, String change, String undo, String rows, String finding) throws SQLException {
        UUID companyId = aCompanyWithALife();
        String where = rows + " AND company_id = '" + companyId + "'";
        tamper(table, change, where);

        JsonPath audit = audit(companyId);

        tamper(table, undo, where);
        assertEquals(false, audit.getBoolean("valid"));
        List<String> findings = audit.getList("findings");
        assertTrue(findings.stream().anyMatch(found -> found.contains(finding)), findings.toString());
        assertTrue(audit(companyId).getBoolean("valid"));
    }

    @Test
    void goesThroughAllCompaniesPageByPage() {
        UUID companyId = aCompany().onboard();
        Api operator = Api.accountExecutive();
        String cursor = "";
        boolean found = false;
        while (!found) {
            JsonPath page = operator.read("/audits?limit=200" + cursor);
            found = page.getList("items.companyId").contains(companyId.toString());
            cursor = "&cursor=" + page.getString("nextCursor");
        }
        assertTrue(found);
    }

    @Test
    void isForTheVendor() {
        UUID companyId = aCompany().onboard();

        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).get("/audits/" + companyId));
        assertProblem(ProblemType.FORBIDDEN, Api.owner(companyId).get("/audits"));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get("/audits/" + companyId));
        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, Api.anonymous().get("/audits"));
        assertProblem(ProblemType.NOT_FOUND, Api.accountExecutive().get("/audits/" + UUID.randomUUID()));
    }

    private static UUID aCompanyWithALife() {
        UUID companyId = aCompany().onboardWithUsers(12);
        Api owner = Api.owner(companyId);
        Api executive = Api.accountExecutive();
        owner.post("/units", Map.of("type", "number", "name", "A desk"));
        String unitId = owner.read("/units?type=user").getString("items[0].id");
        owner.delete("/units/" + unitId);
        executive.post(
                "/companies/" + companyId + "/contract/amendments",
                Map.of("unitType", "user", "included", 14, "effective", "immediate"));
        executive.post(
                "/companies/" + companyId + "/contract/amendments",
                Map.of("unitType", "user", "included", 11, "effective", "immediate"));
        owner.post("/companies/" + companyId + "/clock", Map.of("now", "2025-02-01T00:00:00Z"));
        String invoiceId = owner.read("/companies/" + companyId + "/invoices").getString("items[0].id");
        executive.post(
                "/invoices/" + invoiceId + "/payments",
                Map.of(
                        "amount", Map.of("amount", "5.00", "currency", "EUR"),
                        "paidAt", "2025-02-01T00:00:00Z",
                        "reference", "Part"));
        executive
                .post("/invoices/" + invoiceId + "/credit-notes", Map.of("reason", "goodwill"))
                .then()
                .statusCode(201);
        return companyId;
    }

    private static JsonPath audit(UUID companyId) {
        return Api.accountExecutive().read("/audits/" + companyId);
    }

    private static void tamper(String table, String change, String where) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
            int rows = statement.executeUpdate("UPDATE %s SET %s WHERE %s".formatted(table, change, where));
            statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
            assertTrue(rows > 0);
        }
    }
}
