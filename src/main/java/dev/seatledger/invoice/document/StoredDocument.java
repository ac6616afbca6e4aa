package dev.seatledger.invoice.document;

import java.util.UUID;

import io.vertx.core.buffer.Buffer;

import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.ledger.Language;

/** An invoice or a credit note on paper, as it was rendered, once. */
public record StoredDocument(
        UUID companyId, UUID documentId, DocumentKind kind, String number, Language language, File pdf, File xml) {

    public static final String PDF = "application/pdf";
    public static final String XML = "application/xml";

    /**
     * One of its two forms.
     *
     * @param name what it is saved as, for example {@code INV-000042.pdf}
     * @param sha256 of the bytes, hexadecimal
     */
    public record File(String name, String mediaType, Buffer bytes, String sha256) {}
}
