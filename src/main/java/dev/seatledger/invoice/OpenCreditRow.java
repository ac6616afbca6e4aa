package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.seatledger.billing.OpenCredit;
import dev.seatledger.ledger.RowKind;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;

/**
 * A row of {@code open_credit}: what is left of a credit note. It goes when nothing is.
 *
 * @param sequence of the note's event: older notes are used first (R29)
 */
public record OpenCreditRow(UUID companyId, UUID creditNoteId, long sequence, BigDecimal remaining) {

    static final RowKind<OpenCreditRow> KIND =
            RowKind.written("open_credit", OpenCreditRow.class, OpenCreditRow::creditNoteId, """
                    open_credit_put AS (
                        INSERT INTO open_credit (company_id, credit_note_id, sequence, remaining)
                        SELECT company_id, credit_note_id, sequence, remaining
                          FROM open_credit_rows
                         WHERE remaining > 0
                            ON CONFLICT ON CONSTRAINT open_credit_pk DO UPDATE SET remaining = excluded.remaining
                    ), open_credit_used_up AS (
                        DELETE FROM open_credit o
                         USING open_credit_rows r
                         WHERE o.company_id = {company} AND o.credit_note_id = r.credit_note_id AND r.remaining = 0
                    )""");

    /** Oldest first. */
    static final StatePart<List<OpenCreditRow>> PART = StatePart.of(
            "open_credits",
            "SELECT jsonb_agg(" + RowShape.of(OpenCreditRow.class).json("o") + " ORDER BY o.sequence)"
                    + " FROM open_credit o WHERE o.company_id = {company}",
            (json, currency) -> RowJson.readAll(json, OpenCreditRow.class));

    OpenCredit toCredit(Currency currency) {
        return new OpenCredit(creditNoteId, new Money(remaining, currency));
    }

    OpenCreditRow minus(Money used) {
        return new OpenCreditRow(companyId, creditNoteId, sequence, remaining.subtract(used.amount()));
    }

    boolean isUsedUp() {
        return remaining.signum() == 0;
    }
}
