-- Who gets a company's invoices by e-mail. One row, for they are read and replaced together.
CREATE TABLE invoice_recipients (
    company_id uuid         NOT NULL,
    version    integer      NOT NULL,
    -- [{"email": …, "name": … or null}, …], in the order that their owners want.
    recipients jsonb        NOT NULL,
    changed_at timestamptz  NOT NULL,
    changed_by varchar(255) NOT NULL,
    CONSTRAINT invoice_recipients_pk PRIMARY KEY (company_id),
    CONSTRAINT invoice_recipients_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT invoice_recipients_version_ck CHECK (version > 0 AND jsonb_typeof(recipients) = 'array')
);

-- Companies that have recipients, and how far their documents have been looked through for what is to be sent.
CREATE TABLE invoice_delivery_progress (
    company_id uuid   NOT NULL,
    -- The sequence of the last document that is dealt with.
    queued     bigint NOT NULL,
    CONSTRAINT invoice_delivery_progress_pk PRIMARY KEY (company_id),
    CONSTRAINT invoice_delivery_progress_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id)
) WITH (fillfactor = 50);

-- One row for each document and recipient. Not history: it is deleted when it is old.
CREATE TABLE invoice_delivery (
    company_id      uuid         NOT NULL,
    document_id     uuid         NOT NULL,
    email           varchar(254) NOT NULL,
    name            varchar(200),
    -- Of the document; lists are newest first by it.
    sequence        bigint       NOT NULL,
    -- With the domain the message's id, the same at each attempt, so that mail systems can drop a repetition.
    delivery_id     uuid         NOT NULL DEFAULT gen_random_uuid(),
    message_domain  varchar(255) NOT NULL,
    status          varchar(10)  NOT NULL DEFAULT 'QUEUED',
    attempts        integer      NOT NULL DEFAULT 0,
    last_error      varchar(100),
    -- In real time, also of companies that live on a test clock.
    queued_at       timestamptz  NOT NULL DEFAULT clock_timestamp(),
    changed_at      timestamptz  NOT NULL DEFAULT clock_timestamp(),
    -- While somebody sends it: when it is anybody's again, should that one have died.
    next_attempt_at timestamptz  NOT NULL DEFAULT clock_timestamp(),
    lease_id        uuid,
    CONSTRAINT invoice_delivery_pk PRIMARY KEY (company_id, document_id, email),
    CONSTRAINT invoice_delivery_document_fk FOREIGN KEY (company_id, document_id) REFERENCES document (company_id, document_id),
    CONSTRAINT invoice_delivery_status_ck CHECK (status IN ('QUEUED', 'SENT', 'FAILED')),
    CONSTRAINT invoice_delivery_attempts_ck CHECK (attempts >= 0)
) WITH (fillfactor = 70);

-- GET /companies/{companyId}/invoice-recipients/deliveries, newest first.
CREATE UNIQUE INDEX invoice_delivery_list_uq ON invoice_delivery (company_id, sequence, delivery_id);
-- What is to be sent next.
CREATE INDEX invoice_delivery_due_ix ON invoice_delivery (next_attempt_at) WHERE status = 'QUEUED';
-- Deleting what is old. Rows come in the order of their time, so a summary of each block is enough.
CREATE INDEX invoice_delivery_at_ix ON invoice_delivery USING brin (queued_at);

-- When an instance that sends was last there. What is issued while none is, is not sent later.
CREATE TABLE invoice_delivery_switch (
    only_row boolean     NOT NULL DEFAULT true,
    seen_at  timestamptz NOT NULL,
    CONSTRAINT invoice_delivery_switch_pk PRIMARY KEY (only_row),
    CONSTRAINT invoice_delivery_switch_only_ck CHECK (only_row)
);
INSERT INTO invoice_delivery_switch (seen_at) VALUES ('-infinity');
