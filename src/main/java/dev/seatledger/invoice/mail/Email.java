package dev.seatledger.invoice.mail;

import java.util.List;

import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.ledger.Language;

/**
 * A message to one recipient.
 *
 * @param messageId the same at each attempt, with its angle brackets
 */
record Email(
        String messageId,
        Mailbox from,
        Mailbox to,
        Language language,
        String subject,
        String text,
        List<StoredDocument.File> attachments) {

    Email {
        attachments = List.copyOf(attachments);
    }
}
