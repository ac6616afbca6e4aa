package dev.seatledger.invoice.payment;

import java.time.Instant;

import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.shared.money.Money;

/**
 * A payment that is in the books.
 *
 * @param amountDue what is still to be paid of the invoice
 */
public record RecordedPayment(PaymentRecord payment, Instant recordedAt, String recordedBy, Money amountDue) {

    public InvoiceStatus invoiceStatus() {
        return amountDue.isZero() ? InvoiceStatus.PAID : InvoiceStatus.OPEN;
    }
}
