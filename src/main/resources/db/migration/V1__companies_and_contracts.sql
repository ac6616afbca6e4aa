-- Tenant tables: every primary and unique key begins with company_id (docs/adr/0006).
-- Enumerations are kept as the constants' names; amounts as numeric with the currency's own number of decimals.

CREATE TABLE company (
    company_id             uuid         NOT NULL,
    legal_name             varchar(200) NOT NULL,
    country                varchar(2)   NOT NULL,
    vat_number             varchar(20),
    time_zone              varchar(64)  NOT NULL,
    currency               varchar(3)   NOT NULL,
    issuer                 varchar(32)  NOT NULL,
    is_sandbox             boolean      NOT NULL,
    account_executive_name  varchar(200),
    account_executive_email varchar(254),
    customer_success_name   varchar(200),
    customer_success_email  varchar(254),
    created_at             timestamptz  NOT NULL,
    created_by             varchar(255) NOT NULL,
    CONSTRAINT company_pk PRIMARY KEY (company_id),
    CONSTRAINT company_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT company_currency_ck CHECK (currency ~ '^[A-Z]{3}$')
);

CREATE TABLE contract (
    company_id           uuid         NOT NULL,
    plan_name            varchar(100) NOT NULL,
    subscription_type    varchar(40)  NOT NULL,
    start_date           date         NOT NULL,
    anchor_day           integer      NOT NULL,
    term_months          integer      NOT NULL,
    seat_retention       varchar(10)  NOT NULL,
    proration            varchar(10)  NOT NULL,
    additional_invoicing varchar(20)  NOT NULL,
    payment_method       varchar(20)  NOT NULL,
    payment_term_days    integer      NOT NULL,
    CONSTRAINT contract_pk PRIMARY KEY (company_id),
    CONSTRAINT contract_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT contract_type_ck CHECK (subscription_type IN
        ('MONTHLY', 'ANNUAL_BILLED_MONTHLY', 'ANNUAL_UPFRONT', 'ANNUAL_UPFRONT_MONTHLY_ADDITIONAL')),
    CONSTRAINT contract_anchor_ck CHECK (anchor_day BETWEEN 1 AND 31),
    CONSTRAINT contract_term_ck CHECK (term_months > 0),
    CONSTRAINT contract_retention_ck CHECK (seat_retention IN ('WINDOW', 'TERM')),
    CONSTRAINT contract_proration_ck CHECK (proration IN ('DAY', 'SECOND')),
    CONSTRAINT contract_invoicing_ck CHECK (additional_invoicing IN ('IMMEDIATE', 'NEXT_INVOICE')),
    CONSTRAINT contract_payment_ck CHECK (payment_method IN ('CARD', 'DIRECT_DEBIT', 'BANK_TRANSFER')
        AND payment_term_days BETWEEN 0 AND 365)
);

CREATE TABLE contract_price (
    company_id            uuid        NOT NULL,
    unit_type             varchar(10) NOT NULL,
    included_unit_price   numeric     NOT NULL,
    additional_unit_price numeric     NOT NULL,
    CONSTRAINT contract_price_pk PRIMARY KEY (company_id, unit_type),
    CONSTRAINT contract_price_contract_fk FOREIGN KEY (company_id) REFERENCES contract (company_id),
    CONSTRAINT contract_price_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT contract_price_amount_ck CHECK (included_unit_price >= 0 AND additional_unit_price >= 0)
);

-- The one row that every change of a company's ledger updates. Its sequence is both the number of the company's last event and the
-- version that guards each write: who decided on sequence 41 writes only while it still is 41.
CREATE TABLE company_head (
    company_id  uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    -- Instant of the last change; later ones are never before it, whatever the instances' clocks say.
    changed_at  timestamptz NOT NULL,
    -- A sandbox company's own time, which stands still until it is moved.
    test_clock  timestamptz,
    -- First instant that the positions are no longer valid for: the end of the running charge window, or the contract's start.
    next_rollover_at timestamptz NOT NULL,
    CONSTRAINT company_head_pk PRIMARY KEY (company_id),
    CONSTRAINT company_head_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT company_head_sequence_ck CHECK (sequence >= 0)
) WITH (fillfactor = 70);

CREATE TABLE seat_position (
    company_id uuid        NOT NULL,
    unit_type  varchar(10) NOT NULL,
    included   integer     NOT NULL,
    created    integer     NOT NULL,
    paid       integer     NOT NULL,
    CONSTRAINT seat_position_pk PRIMARY KEY (company_id, unit_type),
    CONSTRAINT seat_position_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT seat_position_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT seat_position_counts_ck CHECK (included >= 0 AND created >= 0 AND paid >= included AND paid >= created)
) WITH (fillfactor = 70);
