package dev.seatledger.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The database is the last line: what was issued stays, and what cannot be true cannot be stored. */
@QuarkusTest
class HistoryTest extends HttpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE document SET total = total + 1, net = net + 1, amount_due = amount_due + 1",
                "UPDATE document SET issued_at = issued_at - interval '1 day'",
                "DELETE FROM document",
                "TRUNCATE document CASCADE",
                "UPDATE document_line SET quantity = 1",
                "DELETE FROM document_line",
                "DELETE FROM document_number",
                "UPDATE seat_log SET paid_after = paid_after + 1",
                "DELETE FROM seat_log",
                "UPDATE event SET payload = '{}'",
                "DELETE FROM event",
            })
    void isNeverChanged(String sql) {
        aCompany().onboardWithUsers(11);

        SQLException refused = assertThrows(SQLException.class, () -> execute(sql));

        assertTrue(refused.getMessage().contains("is refused"), refused.getMessage());
    }

    @Test
    void hasOneRecurringInvoiceForEachPeriod() {
        aCompany().onboard();

        SQLException refused = assertThrows(SQLException.class, () -> execute("""
                        INSERT INTO document (company_id, document_id, sequence, issuer, number, reason, issued_at, issue_date, due_date,
                               period_start, currency, net, tax, total, credit_applied, amount_due, tax_category, tax_percent, tax_mention,
                               seller, buyer, kind)
                        SELECT company_id, gen_random_uuid(), sequence + 1000000, issuer, number, reason, issued_at, issue_date, due_date,
                               period_start, currency, net, tax, total, credit_applied, amount_due, tax_category, tax_percent,
                               tax_mention, seller, buyer, kind
                          FROM document WHERE reason = 'RECURRING' LIMIT 1
                        """));

        assertTrue(refused.getMessage().contains("document_recurring_period_uq"), refused.getMessage());
    }

    @Test
    void hasNoPositionThatCannotBe() {
        aCompany().onboard();

        SQLException refused = assertThrows(
                SQLException.class, () -> execute("UPDATE seat_position SET paid = included - 1 WHERE included > 0"));

        assertTrue(refused.getMessage().contains("seat_position_counts_ck"), refused.getMessage());
    }

    /** Sharding distributes by company: no tenant table has a key that does not begin with it. */
    @Test
    void hasKeysThatBeginWithTheCompany() throws SQLException {
        assertEquals(
                java.util.List.of(
                        "demo_key_current_uq",
                        "demo_key_pk",
                        "document_number_uq",
                        "invoice_delivery_switch_pk",
                        "numbering_series_pk"),
                Database.queryColumn("""
                        SELECT i.relname
                          FROM pg_index x
                          JOIN pg_class i ON i.oid = x.indexrelid
                          JOIN pg_class t ON t.oid = x.indrelid
                          JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
                          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
                         WHERE x.indisunique AND a.attname <> 'company_id' AND t.relname <> 'flyway_schema_history'
                         ORDER BY 1
                        """));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }
}
