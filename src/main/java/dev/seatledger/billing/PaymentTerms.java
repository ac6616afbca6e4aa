package dev.seatledger.billing;

import java.time.LocalDate;

/**
 * How and when invoices are paid (R31).
 *
 * @param termDays days after issue, 0 to 365; only applies to bank transfers
 */
public record PaymentTerms(PaymentMethod method, int termDays) {

    /**
     * Whether an unpaid invoice blocks further purchases (R14): from the day after it was due. Cards and direct debits are collected by the
     * payment provider on issue; the customer cannot be late.
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
