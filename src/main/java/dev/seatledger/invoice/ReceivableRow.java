package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.money.Money;

/** A row of {@code receivable}: what is still to be paid of an invoice. It goes when nothing is. */
public record ReceivableRow(UUID companyId, UUID invoiceId, LocalDate dueDate, BigDecimal outstanding) {

    static final RowKind<ReceivableRow> KIND =
            RowKind.written("receivable", ReceivableRow.class, ReceivableRow::invoiceId, """
                    receivable_put AS (
                        INSERT INTO receivable (company_id, invoice_id, due_date, outstanding)
                        SELECT company_id, invoice_id, due_date, outstanding
                          FROM receivable_rows
                         WHERE outstanding > 0
                            ON CONFLICT ON CONSTRAINT receivable_pk DO UPDATE SET outstanding = excluded.outstanding
                    ), receivable_settled AS (
                        DELETE FROM receivable d
                         USING receivable_rows r
                         WHERE d.company_id = {company} AND d.invoice_id = r.invoice_id AND r.outstanding = 0
                    )""");

    /** Due date of the oldest invoice that is not settled; empty if all are. */
    public static final StatePart<Optional<LocalDate>> OLDEST_DUE = StatePart.of(
            "oldest_due",
            "SELECT min(x.due_date) FROM receivable x WHERE x.company_id = {company}",
            (day, currency) -> Optional.ofNullable(day).map(LocalDate::parse));

    static ReceivableRow of(UUID companyId, InvoiceState invoice) {
        return of(companyId, invoice.invoiceId(), invoice.dueDate(), invoice.outstanding());
    }

    static ReceivableRow of(UUID companyId, UUID invoiceId, LocalDate dueDate, Money outstanding) {
        return new ReceivableRow(companyId, invoiceId, dueDate, outstanding.amount());
    }

    /** Whether an invoice that is late holds up purchases (R14). */
    public static boolean isOverdue(CompanyState state, Instant now) {
        return state.get(OLDEST_DUE)
                .filter(oldest -> state.terms().payment().isOverdue(oldest, state.today(now)))
                .isPresent();
    }
}
