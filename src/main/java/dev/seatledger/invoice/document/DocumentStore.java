package dev.seatledger.invoice.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.customer.Language;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.invoice.Issuers;
import dev.seatledger.invoice.LineRow;
import dev.seatledger.shared.persistence.RowShape;
import dev.seatledger.shared.persistence.Sql;

/** The statements of documents. On Vert.x futures, which need no subscriber: rendering continues even if nobody waits for it any more. */
@ApplicationScoped
class DocumentStore {

    private static final String CONTENT = Sql.statement("document-content")
            .replace("{line}", RowShape.of(LineRow.class).json("l"));
    private static final String FIND = """
            SELECT d.kind, d.number, f.language, f.pdf, f.pdf_sha256, f.xml, f.xml_sha256
              FROM document_file f
              JOIN document d ON d.company_id = $1 AND d.document_id = f.document_id
             WHERE f.company_id = $1 AND f.document_id = $2
            """;
    private static final String ADD = """
            INSERT INTO document_file (company_id, document_id, language, template_version, pdf, pdf_sha256, xml, xml_sha256)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT ON CONSTRAINT document_file_pk DO NOTHING
            """;

    private final Pool pool;
    private final Issuers issuers;

    DocumentStore(Pool pool, Issuers issuers) {
        this.pool = pool;
        this.issuers = issuers;
    }

    /** Empty if the document has not been rendered. */
    Future<Optional<StoredDocument>> find(UUID companyId, UUID documentId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(companyId, documentId)).map(rows -> first(rows)
                .map(row -> document(companyId, documentId, row)));
    }

    /** A document's content; a row, because reading it may fail as rendering may. Empty if there is no such document. */
    Future<Optional<Row>> content(UUID companyId, UUID documentId) {
        return pool.preparedQuery(CONTENT)
                .execute(Tuple.of(companyId, documentId))
                .map(DocumentStore::first);
    }

    DocumentContent toContent(Row row) {
        return DocumentRow.toContent(row, issuers);
    }

    /** Unless another request was faster. */
    Future<Void> add(UUID companyId, UUID documentId, DocumentRenderer.Rendered rendered) {
        Tuple arguments = Tuple.tuple()
                .addUUID(companyId)
                .addUUID(documentId)
                .addString(rendered.language().name())
                .addInteger(DocumentRenderer.TEMPLATE_VERSION)
                .addBuffer(rendered.pdf())
                .addBuffer(sha256(rendered.pdf()))
                .addBuffer(rendered.xml())
                .addBuffer(sha256(rendered.xml()));
        return pool.preparedQuery(ADD).execute(arguments).mapEmpty();
    }

    private static StoredDocument document(UUID companyId, UUID documentId, Row row) {
        String number = row.getString("number");
        return new StoredDocument(
                companyId,
                documentId,
                DocumentKind.valueOf(row.getString("kind")),
                number,
                Language.valueOf(row.getString("language")),
                file(row, "pdf", number, StoredDocument.PDF),
                file(row, "xml", number, StoredDocument.XML));
    }

    private static StoredDocument.File file(Row row, String column, String number, String mediaType) {
        return new StoredDocument.File(
                number + "." + column,
                mediaType,
                row.getBuffer(column),
                HexFormat.of().formatHex(row.getBuffer(column + "_sha256").getBytes()));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Buffer sha256(Buffer bytes) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
