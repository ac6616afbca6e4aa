package dev.seatledger.invoice.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import io.vertx.core.buffer.Buffer;

import dev.seatledger.customer.Language;

/** From what stands on a document to its two forms. Takes a core for 60 ms, the first one ten times as long: for worker threads. */
final class DocumentRenderer {

    /** Stored with each document: which template made it. Grows with each change of what documents look like or say. */
    static final int TEMPLATE_VERSION = 1;

    private DocumentRenderer() {}

    record Rendered(Language language, Buffer pdf, Buffer xml) {}

    static Rendered render(DocumentContent content, Instant at) {
        Buffer xml = CrossIndustryInvoice.of(content);
        DocumentPage page = DocumentPage.of(content, Style.CSS);
        Buffer pdf = new PdfFile(page.title() + " " + page.number(), page.subject(), at).of(page.render(), xml);
        return new Rendered(content.language(), pdf, xml);
    }

    private static final class Style {
        static final String CSS = read();

        private static String read() {
            try (InputStream file = DocumentRenderer.class.getResourceAsStream("/documents/page.css")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
