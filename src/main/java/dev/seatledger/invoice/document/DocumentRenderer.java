package dev.seatledger.invoice.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import io.vertx.core.buffer.Buffer;

import dev.seatledger.customer.Language;

/** Renders a document's content in its two formats. Takes 60 ms of a core, ten times as long the first time: for worker threads. */
final class DocumentRenderer {

    /** Stored with each document: the version of its template. Increment it with each change to layout or wording. */
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
