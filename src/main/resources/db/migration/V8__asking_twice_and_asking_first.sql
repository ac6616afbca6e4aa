-- Requests that were carried out, and what their callers were told: the same request gets the same answer again. Written with the effect of
-- the request; the numbers that its documents were given stand beside the answer, which leaves their places open.
CREATE TABLE answered_request (
    -- Of a request that founds a company: the nil UUID.
    company_id   uuid         NOT NULL,
    actor        varchar(255) NOT NULL,
    key          varchar(255) NOT NULL,
    request_hash char(64)     NOT NULL,
    status       integer      NOT NULL,
    location     text,
    body         text         NOT NULL,
    numbers      jsonb,
    -- In real time, also of companies that live on a test clock.
    answered_at  timestamptz  NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT answered_request_pk PRIMARY KEY (company_id, actor, key)
);
-- Forgetting what is older than 30 days.
CREATE INDEX answered_request_age_ix ON answered_request (answered_at);

-- What its own systems call a unit. For ever: also a unit that is gone keeps it.
ALTER TABLE unit ADD COLUMN external_id varchar(255);
CREATE UNIQUE INDEX unit_external_id_uq ON unit (company_id, external_id) WHERE external_id IS NOT NULL;

-- R34: what owners have decided about adds that bill. A type without a row allows them.
CREATE TABLE guardrail (
    company_id     uuid        NOT NULL,
    unit_type      varchar(10) NOT NULL,
    policy         varchar(20) NOT NULL,
    max_additional integer,
    CONSTRAINT guardrail_pk PRIMARY KEY (company_id, unit_type),
    CONSTRAINT guardrail_position_fk FOREIGN KEY (company_id, unit_type) REFERENCES seat_position (company_id, unit_type),
    CONSTRAINT guardrail_policy_ck CHECK (policy IN ('ALLOW', 'REQUIRE_APPROVAL', 'BLOCK')),
    CONSTRAINT guardrail_max_ck CHECK (max_additional >= 0)
);
ALTER TABLE company_head ADD COLUMN guardrails_version integer NOT NULL DEFAULT 0;

-- Adds that wait for an owner, and what became of them.
CREATE TABLE approval (
    company_id   uuid         NOT NULL,
    approval_id  uuid         NOT NULL,
    -- What was asked for: {"delete": [ids], "create": [units]}.
    operation    jsonb        NOT NULL,
    requested_at timestamptz  NOT NULL,
    requested_by varchar(255) NOT NULL,
    status       varchar(20)  NOT NULL,
    decided_at   timestamptz,
    decided_by   varchar(255),
    comment      varchar(1000),
    unit_ids     uuid[],
    invoice_id   uuid,
    CONSTRAINT approval_pk PRIMARY KEY (company_id, approval_id),
    CONSTRAINT approval_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT approval_status_ck CHECK (status IN ('PENDING', 'APPROVED', 'DECLINED')),
    CONSTRAINT approval_decided_ck CHECK ((status = 'PENDING') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT approval_outcome_ck CHECK ((status = 'APPROVED') = (unit_ids IS NOT NULL) AND (invoice_id IS NULL OR status = 'APPROVED'))
);
-- GET /companies/{companyId}/approvals?status=pending, newest first.
CREATE INDEX approval_pending_ix ON approval (company_id, approval_id) WHERE status = 'PENDING';
