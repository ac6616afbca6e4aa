-- Rollovers, amendments, credit notes and payments. Nothing has been released before this version, so tables may change their names.

-- Invoices and credit notes are documents of the same shape, numbered in series of their own.
ALTER TABLE invoice RENAME TO document;
ALTER TABLE document RENAME COLUMN invoice_id TO document_id;
ALTER TABLE document RENAME CONSTRAINT invoice_pk TO document_pk;
ALTER TABLE document RENAME CONSTRAINT invoice_company_fk TO document_company_fk;
ALTER TABLE document RENAME CONSTRAINT invoice_sequence_uq TO document_sequence_uq;
ALTER TABLE document RENAME CONSTRAINT invoice_tax_category_ck TO document_tax_category_ck;
ALTER TRIGGER invoice_is_history ON document RENAME TO document_is_history;
ALTER TABLE document
    ADD COLUMN kind varchar(20) NOT NULL DEFAULT 'INVOICE',
    -- Of a credit note: the invoice that it credits (R28).
    ADD COLUMN credited_invoice_id uuid,
    ALTER COLUMN due_date DROP NOT NULL,
    ALTER COLUMN credit_applied DROP NOT NULL,
    ALTER COLUMN amount_due DROP NOT NULL,
    DROP CONSTRAINT invoice_reason_ck,
    DROP CONSTRAINT invoice_period_ck,
    DROP CONSTRAINT invoice_due_ck,
    DROP CONSTRAINT invoice_amounts_ck,
    ADD CONSTRAINT document_kind_ck CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
    ADD CONSTRAINT document_reason_ck CHECK (CASE kind
        WHEN 'INVOICE' THEN reason IN ('RECURRING', 'ADDITIONAL_UNITS', 'AMENDMENT', 'CORRECTION')
        ELSE reason IN ('AMENDMENT', 'CORRECTION', 'GOODWILL') END),
    ADD CONSTRAINT document_period_ck CHECK ((reason = 'RECURRING') = (period_start IS NOT NULL)),
    -- R15: no document over 0.00.
    ADD CONSTRAINT document_amounts_ck CHECK (net >= 0 AND tax >= 0 AND total = net + tax AND total > 0),
    ADD CONSTRAINT document_invoice_ck CHECK (kind <> 'INVOICE' OR (credited_invoice_id IS NULL AND due_date IS NOT NULL AND due_date >= issue_date
        AND credit_applied IS NOT NULL AND amount_due IS NOT NULL
        AND credit_applied BETWEEN 0 AND total AND amount_due = total - credit_applied)),
    ADD CONSTRAINT document_credit_note_ck CHECK (kind <> 'CREDIT_NOTE' OR (credited_invoice_id IS NOT NULL
        AND due_date IS NULL AND credit_applied IS NULL AND amount_due IS NULL)),
    ADD CONSTRAINT document_credited_fk FOREIGN KEY (company_id, credited_invoice_id) REFERENCES document (company_id, document_id);
ALTER TABLE document ALTER COLUMN kind DROP DEFAULT;
ALTER INDEX invoice_recurring_period_uq RENAME TO document_recurring_period_uq;

-- What has been credited of an invoice.
CREATE INDEX document_credited_ix ON document (company_id, credited_invoice_id) WHERE credited_invoice_id IS NOT NULL;
-- GET /companies/{companyId}/credit-notes, newest first.
CREATE INDEX document_credit_note_ix ON document (company_id, sequence) WHERE kind = 'CREDIT_NOTE';

ALTER TABLE invoice_line RENAME TO document_line;
ALTER TABLE document_line RENAME COLUMN invoice_id TO document_id;
ALTER TABLE document_line RENAME CONSTRAINT invoice_line_pk TO document_line_pk;
ALTER TABLE document_line RENAME CONSTRAINT invoice_line_invoice_fk TO document_line_document_fk;
ALTER TABLE document_line RENAME CONSTRAINT invoice_line_proration_ck TO document_line_proration_ck;
ALTER TABLE document_line RENAME CONSTRAINT invoice_line_period_ck TO document_line_period_ck;
ALTER TABLE document_line RENAME CONSTRAINT invoice_line_amount_ck TO document_line_amount_ck;
ALTER TRIGGER invoice_line_is_history ON document_line RENAME TO document_line_is_history;
ALTER TABLE document_line
    -- A credit that no seats explain has no unit type.
    ALTER COLUMN unit_type DROP NOT NULL,
    DROP CONSTRAINT invoice_line_type_ck,
    DROP CONSTRAINT invoice_line_rule_ck,
    ADD CONSTRAINT document_line_type_ck CHECK (CASE WHEN rule = 'CREDIT' THEN unit_type IS NULL ELSE unit_type IS NOT NULL AND unit_type IN ('USER', 'NUMBER') END),
    ADD CONSTRAINT document_line_rule_ck CHECK (rule IN ('INCLUDED', 'ADDITIONAL', 'CREDIT')),
    -- A credit of tax alone, the last cent of an invoice, has a net of 0.00.
    DROP CONSTRAINT document_line_amount_ck,
    ADD CONSTRAINT document_line_amount_ck CHECK (quantity > 0 AND (net > 0 OR rule = 'CREDIT'));

-- Which invoices have billed the commitment of the running billing period (R24).
CREATE INDEX document_line_included_ix ON document_line (company_id, period_end) WHERE rule = 'INCLUDED';

-- The hash chain: each number holds a digest of its document, and a hash over that digest, the number and the hash before it. Who changes
-- an issued document, whatever his privileges, breaks the chain from there on.
CREATE FUNCTION line_content(l document_line) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(l.line_no, l.rule, l.description, l.unit_type, l.quantity, l.unit_price, l.period_start, l.period_end,
                             l.proration, l.numerator, l.denominator, l.full_price, l.seats_before, l.seats_after, l.net)
$$;

-- The columns are named one by one, so that a column that is added later does not change the digest of what was issued before.
CREATE FUNCTION document_digest(d document, lines jsonb) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        d.company_id, d.document_id, d.kind, d.sequence, d.issuer, d.number, d.reason, d.issued_at AT TIME ZONE 'UTC', d.issue_date,
        d.due_date, d.period_start, d.credited_invoice_id, d.currency, d.net, d.tax, d.total, d.credit_applied, d.amount_due,
        d.tax_category, d.tax_percent, d.tax_mention, d.seller, d.buyer, lines)::text, 'UTF8'))
$$;

CREATE FUNCTION chain_link(chain bytea, number bigint, digest bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(chain || int8send(number) || digest)
$$;

-- A hash over all rows so far, in their order: seed is the hash before the first of them.
CREATE FUNCTION chain_step(chain bytea, seed bytea, number bigint, digest bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(coalesce(chain, seed) || int8send(number) || digest)
$$;
CREATE AGGREGATE chain_hash(bytea, bigint, bytea) (SFUNC = chain_step, STYPE = bytea);

ALTER TABLE numbering_series ADD COLUMN last_chain bytea NOT NULL DEFAULT '';
ALTER TABLE document_number ADD COLUMN digest bytea, ADD COLUMN chain bytea;
-- A document's company, for requests that name the document alone.
CREATE INDEX document_number_document_ix ON document_number (document_id);

-- The documents there are.
ALTER TABLE document_number DISABLE TRIGGER document_number_is_history;
UPDATE document_number n
   SET digest = (SELECT document_digest(d, (SELECT jsonb_agg(line_content(l) ORDER BY l.line_no) FROM document_line l
                                             WHERE l.company_id = d.company_id AND l.document_id = d.document_id))
                   FROM document d
                  WHERE d.company_id = n.company_id AND d.document_id = n.document_id);
UPDATE document_number n
   SET chain = c.chain
  FROM (SELECT issuer, series, number,
               chain_hash('', number, digest) OVER (PARTITION BY issuer, series ORDER BY number) AS chain
          FROM document_number) c
 WHERE (c.issuer, c.series, c.number) = (n.issuer, n.series, n.number);
UPDATE numbering_series s
   SET last_chain = n.chain
  FROM document_number n
 WHERE (n.issuer, n.series, n.number) = (s.issuer, s.series, s.last_number);
ALTER TABLE document_number ENABLE TRIGGER document_number_is_history;
ALTER TABLE document_number ALTER COLUMN digest SET NOT NULL, ALTER COLUMN chain SET NOT NULL;
INSERT INTO numbering_series (issuer, series, last_number)
SELECT DISTINCT c.issuer, s.series, 0 FROM company c, (VALUES ('INVOICE'), ('CREDIT_NOTE')) AS s (series)
    ON CONFLICT DO NOTHING;

-- The seat log tells the commitment too: from it alone every charge can be computed again.
ALTER TABLE seat_log ADD COLUMN included_before integer, ADD COLUMN included_after integer;
ALTER TABLE seat_log DISABLE TRIGGER seat_log_is_history;
UPDATE seat_log l
   SET included_before = p.included, included_after = p.included
  FROM seat_position p
 WHERE p.company_id = l.company_id AND p.unit_type = l.unit_type;
ALTER TABLE seat_log ENABLE TRIGGER seat_log_is_history;
ALTER TABLE seat_log ALTER COLUMN included_before SET NOT NULL, ALTER COLUMN included_after SET NOT NULL;

-- The head of a company.
ALTER TABLE company_head
    -- Null once the contract has ended.
    ALTER COLUMN next_rollover_at DROP NOT NULL,
    ADD COLUMN is_suspended boolean NOT NULL DEFAULT false,
    -- First day on which the contract holds no more, once it is cancelled (R25).
    ADD COLUMN ends_on date;

-- Who is due: the recurring run walks along it. Companies on test clocks roll over when their clock is moved.
CREATE INDEX company_head_due_ix ON company_head (next_rollover_at, company_id) WHERE test_clock IS NULL;

-- Changes of the commitment that wait for their day; at most one for each unit type (R23).
CREATE TABLE scheduled_amendment (
    company_id   uuid        NOT NULL,
    unit_type    varchar(10) NOT NULL,
    amendment_id uuid        NOT NULL,
    included     integer     NOT NULL,
    effective_on date        NOT NULL,
    CONSTRAINT scheduled_amendment_pk PRIMARY KEY (company_id, unit_type),
    CONSTRAINT scheduled_amendment_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT scheduled_amendment_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT scheduled_amendment_included_ck CHECK (included >= 0)
);

-- R26: what owners ask for, and what came of it.
CREATE TABLE commitment_request (
    company_id    uuid          NOT NULL,
    request_id    uuid          NOT NULL,
    unit_type     varchar(10)   NOT NULL,
    included      integer       NOT NULL,
    reason        varchar(1000) NOT NULL,
    requested_at  timestamptz   NOT NULL,
    requested_by  varchar(255)  NOT NULL,
    contact_role  varchar(30)   NOT NULL,
    contact_name  varchar(200),
    contact_email varchar(254),
    status        varchar(10)   NOT NULL,
    decided_at    timestamptz,
    decided_by    varchar(255),
    comment       varchar(1000),
    effective_on  date,
    CONSTRAINT commitment_request_pk PRIMARY KEY (company_id, request_id),
    CONSTRAINT commitment_request_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT commitment_request_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT commitment_request_role_ck CHECK (contact_role IN ('ACCOUNT_EXECUTIVE', 'CUSTOMER_SUCCESS')),
    CONSTRAINT commitment_request_status_ck CHECK (status IN ('PENDING', 'APPROVED', 'DECLINED')),
    CONSTRAINT commitment_request_decided_ck CHECK ((status = 'PENDING') = (decided_at IS NULL)
        AND (decided_at IS NULL) = (decided_by IS NULL) AND (effective_on IS NULL OR status = 'APPROVED'))
);

-- What is still to be paid of an invoice; its row goes when nothing is. So what an add must know of debts does not grow with history.
CREATE TABLE receivable (
    company_id  uuid    NOT NULL,
    invoice_id  uuid    NOT NULL,
    due_date    date    NOT NULL,
    outstanding numeric NOT NULL,
    CONSTRAINT receivable_pk PRIMARY KEY (company_id, invoice_id),
    CONSTRAINT receivable_invoice_fk FOREIGN KEY (company_id, invoice_id) REFERENCES document (company_id, document_id),
    CONSTRAINT receivable_outstanding_ck CHECK (outstanding > 0)
);

-- The oldest debt of a company (R14).
CREATE INDEX receivable_due_ix ON receivable (company_id, due_date);
INSERT INTO receivable (company_id, invoice_id, due_date, outstanding)
SELECT company_id, document_id, due_date, amount_due FROM document WHERE amount_due > 0;

CREATE TABLE payment (
    company_id  uuid         NOT NULL,
    payment_id  uuid         NOT NULL,
    invoice_id  uuid         NOT NULL,
    amount      numeric      NOT NULL,
    paid_at     timestamptz  NOT NULL,
    reference   varchar(200) NOT NULL,
    recorded_at timestamptz  NOT NULL,
    recorded_by varchar(255) NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (company_id, payment_id),
    CONSTRAINT payment_invoice_fk FOREIGN KEY (company_id, invoice_id) REFERENCES document (company_id, document_id),
    -- The same transfer is not recorded twice; two parts of an invoice may well bear the same reference.
    CONSTRAINT payment_transfer_uq UNIQUE (company_id, invoice_id, reference, paid_at, amount),
    CONSTRAINT payment_amount_ck CHECK (amount > 0)
);

-- What is left of credit notes; a row goes when nothing is. Oldest first by their sequence (R29).
CREATE TABLE open_credit (
    company_id     uuid    NOT NULL,
    credit_note_id uuid    NOT NULL,
    sequence       bigint  NOT NULL,
    remaining      numeric NOT NULL,
    CONSTRAINT open_credit_pk PRIMARY KEY (company_id, credit_note_id),
    CONSTRAINT open_credit_document_fk FOREIGN KEY (company_id, credit_note_id) REFERENCES document (company_id, document_id),
    CONSTRAINT open_credit_remaining_ck CHECK (remaining > 0)
);

CREATE TABLE credit_application (
    company_id     uuid    NOT NULL,
    invoice_id     uuid    NOT NULL,
    credit_note_id uuid    NOT NULL,
    amount         numeric NOT NULL,
    CONSTRAINT credit_application_pk PRIMARY KEY (company_id, invoice_id, credit_note_id),
    CONSTRAINT credit_application_invoice_fk FOREIGN KEY (company_id, invoice_id) REFERENCES document (company_id, document_id),
    CONSTRAINT credit_application_note_fk FOREIGN KEY (company_id, credit_note_id) REFERENCES document (company_id, document_id),
    CONSTRAINT credit_application_amount_ck CHECK (amount > 0)
);

-- Charges that were kept for the next recurring invoice name it once it is there.
ALTER TABLE pending_charge ADD COLUMN invoice_id uuid;
CREATE INDEX pending_charge_open_ix ON pending_charge (company_id, sequence) WHERE invoice_id IS NULL;

-- History, as in V5.
CREATE TRIGGER payment_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_application_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_application
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is read: invoices with what is still due, credit notes with what is left of them.
CREATE VIEW invoice AS
SELECT d.company_id, d.document_id AS invoice_id, d.sequence, d.issuer, d.number, d.reason, d.issued_at, d.issue_date, d.due_date,
       d.period_start, d.currency, d.net, d.tax, d.total, d.credit_applied, coalesce(r.outstanding, 0) AS amount_due, d.tax_category,
       d.tax_percent, d.tax_mention
  FROM document d
  LEFT JOIN receivable r ON r.company_id = d.company_id AND r.invoice_id = d.document_id
 WHERE d.kind = 'INVOICE';

CREATE VIEW credit_note AS
SELECT d.company_id, d.document_id AS credit_note_id, d.credited_invoice_id AS invoice_id, d.sequence, d.issuer, d.number, d.reason,
       d.issued_at, d.issue_date, d.currency, d.net, d.tax, d.total, coalesce(o.remaining, 0) AS remaining, d.tax_category,
       d.tax_percent, d.tax_mention
  FROM document d
  LEFT JOIN open_credit o ON o.company_id = d.company_id AND o.credit_note_id = d.document_id
 WHERE d.kind = 'CREDIT_NOTE';
