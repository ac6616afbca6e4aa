package dev.seatledger.billing;

import java.time.LocalDate;

/**
 * How and when invoices are paid (R31).
 *
 * @param termDays days after issue, 0 to 365; only a bank transfer waits for them
 */
public record PaymentTerms(PaymentMethod method, int termDays) {

    public LocalDate dueDate(LocalDate issueDate) {
        return switch (method) {
            case CARD, DIRECT_DEBIT -> issueDate;
            case BANK_TRANSFER -> issueDate.plusDays(termDays);
        };
    }
}
