package dev.seatledger.billing;

import java.time.LocalDate;

/**
 * How and when invoices are paid (R31).
 *
 * @param termDays days after issue, 0 to 365; only a bank transfer waits for them
 */
public record PaymentTerms(PaymentMethod method, int termDays) {

    /**
     * Whether an invoice that is not settled holds up further purchases (R14): from the day after it was due. Cards and accounts are
     * charged by the payment provider on issue; the customer cannot be late.
     */
    public boolean isOverdue(LocalDate dueDate, LocalDate today) {
        return method == PaymentMethod.BANK_TRANSFER && today.isAfter(dueDate);
    }

    public LocalDate dueDate(LocalDate issueDate) {
        return switch (method) {
            case CARD, DIRECT_DEBIT -> issueDate;
            case BANK_TRANSFER -> issueDate.plusDays(termDays);
        };
    }
}
