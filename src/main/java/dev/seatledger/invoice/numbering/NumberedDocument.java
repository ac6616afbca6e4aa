package dev.seatledger.invoice.numbering;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A number, and what is known of its document. Hashes are SHA-256, hexadecimal.
 *
 * @param digest of the document as it was issued
 * @param chain hash over digest, number and the hash before it
 * @param digestNow of the document as it is; null if it is not there
 * @param isNamedSo whether the document bears the number
 * @param isSum whether its net is the sum of its lines, and its total that of net and tax
 */
record NumberedDocument(
        long number,
        UUID documentId,
        Instant recordedAt,
        String digest,
        String chain,
        @Nullable String digestNow,
        boolean isNamedSo,
        boolean isSum) {

    static NumberedDocument of(Row row) {
        return new NumberedDocument(
                row.getLong("number"),
                row.getUUID("document_id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("digest"),
                row.getString("chain"),
                row.getString("digest_now"),
                Boolean.TRUE.equals(row.getBoolean("is_named_so")),
                Boolean.TRUE.equals(row.getBoolean("is_sum")));
    }
}
