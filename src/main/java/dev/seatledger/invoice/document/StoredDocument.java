package dev.seatledger.invoice.document;

import java.util.UUID;

import io.vertx.core.buffer.Buffer;

import dev.seatledger.customer.Language;
import dev.seatledger.invoice.DocumentKind;

/** An invoice or a credit note as a file, as it was rendered once. */
public record StoredDocument(
        UUID companyId, UUID documentId, DocumentKind kind, String number, Language language, File pdf, File xml) {

    public static final String PDF = "application/pdf";
    public static final String XML = "application/xml";

    /**
     * One of its two forms.
     *
     * @param name the file name, for example {@code INV-000042.pdf}
     * @param sha256 of the bytes, hexadecimal
     */
    public record File(String name, String mediaType, Buffer bytes, String sha256) {}
}
