package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import dev.seatledger.ledger.RowKind;

/** A row of {@code credit_application}: what an invoice has taken of a credit note (R29). */
record ApplicationRow(UUID companyId, UUID invoiceId, UUID creditNoteId, BigDecimal amount) {

    static final RowKind<ApplicationRow> KIND =
            RowKind.added("credit_application", ApplicationRow.class, row -> List.of(row.invoiceId, row.creditNoteId));
}
