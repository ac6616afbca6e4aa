package dev.seatledger.invoice.document;

import java.time.LocalDate;
import java.util.Objects;

/** How an invoice is paid, or a credit note given back, in a sentence. */
final class PaymentText {

    private PaymentText() {}

    static String of(DocumentContent content, Wording wording) {
        if (!content.isInvoice()) {
            return wording.text("payment.credit");
        }
        if (content.amounts().due().isZero()) {
            return wording.text("payment.nothing");
        }
        LocalDate dueDate = Objects.requireNonNull(content.dueDate());
        return wording.text(
                "payment." + content.paymentMethod(),
                wording.date(dueDate),
                wording.money(content.amounts().due()),
                content.number());
    }
}
