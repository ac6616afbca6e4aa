package dev.seatledger.invoice.document.api;

import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentType;
import dev.seatledger.invoice.IssuedDocument;
import dev.seatledger.invoice.IssuedDocumentService;
import dev.seatledger.invoice.document.DocumentNotReady;
import dev.seatledger.invoice.document.DocumentService;
import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.security.CurrentCaller;

/**
 * Answers with an invoice or a credit note in the form that was asked for. How an entity is written is decided by the answer, so it is a
 * {@link Response}: a typed one would be written as what the method promises.
 */
@ApplicationScoped
public class DocumentAnswers {

    private final IssuedDocumentService issued;
    private final DocumentService files;
    private final CurrentCaller caller;

    DocumentAnswers(IssuedDocumentService issued, DocumentService files, CurrentCaller caller) {
        this.issued = issued;
        this.files = files;
        this.caller = caller;
    }

    /**
     * @param toBody what it is as JSON
     */
    public <D extends IssuedDocument> Uni<Response> get(
            DocumentType<D> type, UUID documentId, DocumentRequest request, Function<D, Object> toBody) {
        UUID companyId = caller.get().companyOr(null);
        Form form = request.form();
        if (form == Form.JSON) {
            return issued.get(type, companyId, documentId).map(document -> json(toBody.apply(document)));
        }
        return files.get(companyId, documentId, type.kind())
                .map(stored -> file(form.of(stored), request.ifNoneMatch()))
                .onFailure(DocumentNotReady.class)
                .recoverWithItem(DocumentAnswers::comeBack);
    }

    private static Response json(Object body) {
        return Response.ok(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** It never changes, but whether the caller may read it does: a copy is shown after asking. */
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
