package dev.seatledger.invoice.mail;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentKind;

/**
 * What became of a document for a recipient.
 *
 * @param position of the document among those of the company
 * @param attempts that have been made
 * @param lastError how the last one failed, as {@link SendFailure} has it; null if it did not
 * @param at when it was queued, tried last, or sent
 */
public record InvoiceDelivery(
        UUID deliveryId,
        long position,
        UUID documentId,
        DocumentKind kind,
        String number,
        String email,
        MailStatus status,
        int attempts,
        @Nullable String lastError,
        Instant at) {

    /** Where a list goes on. */
    public record Key(long position, UUID deliveryId) {

        private static final String SEPARATOR = "_";

        /**
         * @throws IllegalArgumentException for what is no key
         */
        public static Key parse(String text) {
            String[] parts = text.split(SEPARATOR, -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException(text);
            }
            return new Key(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
        }

        @Override
        public String toString() {
            return position + SEPARATOR + deliveryId;
        }
    }

    public Key key() {
        return new Key(position, deliveryId);
    }
}
