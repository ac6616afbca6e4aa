package dev.seatledger.invoice.mail;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.money.Money;

/**
 * A message that is leased, and what it tells of its document.
 *
 * @param attempts that have been made
 */
record QueuedEmail(UUID companyId, UUID documentId, Mailbox to, String messageId, int attempts, Content content) {

    /**
     * What a document says, in short.
     *
     * @param dueDate null for a credit note
     * @param amountDue null for a credit note
     * @param paymentMethod as agreed now
     * @param firstDay of what its lines are for
     * @param endDay the first day after it
     */
    record Content(
            DocumentKind kind,
            String number,
            String reason,
            LocalDate issueDate,
            @Nullable LocalDate dueDate,
            Money total,
            @Nullable Money amountDue,
            PaymentMethod paymentMethod,
            String seller,
            String buyer,
            LocalDate firstDay,
            LocalDate endDay) {}
}
