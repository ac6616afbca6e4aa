package dev.seatledger.invoice.document.api;

import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.document.DocumentNotReady;
import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.shared.api.EntityTag;

/**
 * Returns an invoice or a credit note in the requested format. The entity's type is only known at run time, so it is a {@link Response}: a
 * typed one would be written as the declared type.
 */
public final class DocumentAnswer {

    private DocumentAnswer() {}

    /**
     * @param json what the resource says
     * @param document the same as a file
     */
    public static Uni<Response> in(
            Form form, @Nullable String ifNoneMatch, Supplier<Uni<?>> json, Supplier<Uni<StoredDocument>> document) {
        if (form == Form.JSON) {
            return json.get().map(said -> Response.ok(said)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build());
        }
        return document.get()
                .map(stored -> file(form.of(stored), ifNoneMatch))
                .onFailure(DocumentNotReady.class)
                .recoverWithItem(DocumentAnswer::comeBack);
    }

    /** The file never changes, but the caller's right to read it may: a cached copy must be revalidated. */
    private static Response file(StoredDocument.File file, @Nullable String ifNoneMatch) {
        Response.ResponseBuilder response = EntityTag.matches(ifNoneMatch, file.sha256())
                ? Response.notModified()
                : Response.ok(file.bytes().getBytes())
                        .type(file.mediaType())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                        .header("Repr-Digest", digest(file));
        return response.header(HttpHeaders.ETAG, EntityTag.of(file.sha256()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static Response comeBack(DocumentNotReady notReady) {
        return Response.accepted()
                .header(HttpHeaders.RETRY_AFTER, notReady.retryAfter().toSeconds())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** RFC 9530. */
    private static String digest(StoredDocument.File file) {
        byte[] sha256 = HexFormat.of().parseHex(file.sha256());
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }
}
