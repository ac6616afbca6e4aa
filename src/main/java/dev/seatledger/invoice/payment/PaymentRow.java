package dev.seatledger.invoice.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.RowKind;

/** A row of {@code payment}. */
record PaymentRow(
        UUID companyId,
        UUID paymentId,
        UUID invoiceId,
        BigDecimal amount,
        Instant paidAt,
        String reference,
        Instant recordedAt,
        String recordedBy) {

    static final RowKind<PaymentRow> KIND = RowKind.added("payment", PaymentRow.class, PaymentRow::paymentId);

    static PaymentRow of(Posting posting, PaymentRecord payment) {
        return new PaymentRow(
                posting.companyId(),
                payment.paymentId(),
                payment.invoiceId(),
                payment.amount().amount(),
                payment.paidAt(),
                payment.reference(),
                posting.at(),
                posting.actor());
    }
}
