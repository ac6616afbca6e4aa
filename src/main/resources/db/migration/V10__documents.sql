-- Invoices and credit notes as files, and what they are written in.

-- What a customer wants to read; null for what is usual in its country.
ALTER TABLE company
    ADD COLUMN language varchar(2),
    ADD CONSTRAINT company_language_ck CHECK (language IN ('EN', 'FR'));

-- Both forms of a document, as they were rendered, once: whatever a later template would make of it, everybody gets these bytes.
CREATE TABLE document_file (
    company_id       uuid        NOT NULL,
    document_id      uuid        NOT NULL,
    language         varchar(2)  NOT NULL,
    template_version integer     NOT NULL,
    -- In real time, also of companies that live on a test clock.
    rendered_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    pdf              bytea       NOT NULL,
    pdf_sha256       bytea       NOT NULL,
    xml              bytea       NOT NULL,
    xml_sha256       bytea       NOT NULL,
    CONSTRAINT document_file_pk PRIMARY KEY (company_id, document_id),
    CONSTRAINT document_file_document_fk FOREIGN KEY (company_id, document_id) REFERENCES document (company_id, document_id),
    CONSTRAINT document_file_language_ck CHECK (language IN ('EN', 'FR')),
    CONSTRAINT document_file_sha256_ck CHECK (pdf_sha256 = sha256(pdf) AND xml_sha256 = sha256(xml))
);
-- A PDF is compressed already.
ALTER TABLE document_file ALTER COLUMN pdf SET STORAGE EXTERNAL;

-- History, as in V5.
CREATE TRIGGER document_file_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON document_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
