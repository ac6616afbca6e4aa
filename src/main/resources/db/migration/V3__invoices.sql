-- The last number drawn, per issuing legal entity and series. The row is locked from the drawing to the commit that uses the number, so
-- that a number is never lost (R27).
CREATE TABLE numbering_series (
    issuer      varchar(32) NOT NULL,
    series      varchar(20) NOT NULL,
    last_number bigint      NOT NULL,
    CONSTRAINT numbering_series_pk PRIMARY KEY (issuer, series),
    CONSTRAINT numbering_series_number_ck CHECK (last_number >= 0)
) WITH (fillfactor = 50);

-- Which document has which number. Not a tenant table: numbers belong to the issuer.
CREATE TABLE document_number (
    issuer        varchar(32) NOT NULL,
    series        varchar(20) NOT NULL,
    number        bigint      NOT NULL,
    company_id    uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    CONSTRAINT document_number_uq PRIMARY KEY (issuer, series, number)
);

CREATE TABLE invoice (
    company_id     uuid         NOT NULL,
    invoice_id     uuid         NOT NULL,
    -- Of the event that announced it; lists are newest first by it.
    sequence       bigint       NOT NULL,
    issuer         varchar(32)  NOT NULL,
    number         varchar(40)  NOT NULL,
    reason         varchar(20)  NOT NULL,
    issued_at      timestamptz  NOT NULL,
    issue_date     date         NOT NULL,
    due_date       date         NOT NULL,
    -- Of a recurring invoice: the first day of the period or window that it bills.
    period_start   date,
    currency       varchar(3)   NOT NULL,
    net            numeric      NOT NULL,
    tax            numeric      NOT NULL,
    total          numeric      NOT NULL,
    credit_applied numeric      NOT NULL,
    amount_due     numeric      NOT NULL,
    tax_category   varchar(20)  NOT NULL,
    tax_percent    numeric      NOT NULL,
    tax_mention    varchar(300),
    -- Both parties as they were on the day of issue.
    seller         jsonb        NOT NULL,
    buyer          jsonb        NOT NULL,
    CONSTRAINT invoice_pk PRIMARY KEY (company_id, invoice_id),
    CONSTRAINT invoice_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT invoice_sequence_uq UNIQUE (company_id, sequence),
    CONSTRAINT invoice_reason_ck CHECK (reason IN ('RECURRING', 'ADDITIONAL_UNITS', 'AMENDMENT', 'CORRECTION')),
    CONSTRAINT invoice_period_ck CHECK ((reason = 'RECURRING') = (period_start IS NOT NULL)),
    CONSTRAINT invoice_tax_category_ck CHECK (tax_category IN ('STANDARD', 'REVERSE_CHARGE', 'OUTSIDE_SCOPE')),
    CONSTRAINT invoice_due_ck CHECK (due_date >= issue_date),
    -- R15: no document over 0.00.
    CONSTRAINT invoice_amounts_ck CHECK (net > 0 AND tax >= 0 AND total = net + tax
        AND credit_applied BETWEEN 0 AND total AND amount_due = total - credit_applied)
);

-- R20: one recurring invoice for each company and period.
CREATE UNIQUE INDEX invoice_recurring_period_uq ON invoice (company_id, period_start) WHERE reason = 'RECURRING';

CREATE TABLE invoice_line (
    company_id   uuid         NOT NULL,
    invoice_id   uuid         NOT NULL,
    line_no      integer      NOT NULL,
    rule         varchar(20)  NOT NULL,
    description  varchar(300) NOT NULL,
    unit_type    varchar(10)  NOT NULL,
    quantity     integer      NOT NULL,
    unit_price   numeric      NOT NULL,
    period_start date         NOT NULL,
    period_end   date         NOT NULL,
    proration    varchar(10)  NOT NULL,
    numerator    bigint       NOT NULL,
    denominator  bigint       NOT NULL,
    full_price   numeric      NOT NULL,
    seats_before integer      NOT NULL,
    seats_after  integer      NOT NULL,
    net          numeric      NOT NULL,
    CONSTRAINT invoice_line_pk PRIMARY KEY (company_id, invoice_id, line_no),
    CONSTRAINT invoice_line_invoice_fk FOREIGN KEY (company_id, invoice_id) REFERENCES invoice (company_id, invoice_id),
    CONSTRAINT invoice_line_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT invoice_line_rule_ck CHECK (rule IN ('INCLUDED', 'ADDITIONAL')),
    CONSTRAINT invoice_line_proration_ck CHECK (proration IN ('DAY', 'SECOND')
        AND denominator > 0 AND numerator BETWEEN 0 AND denominator),
    CONSTRAINT invoice_line_period_ck CHECK (period_end > period_start),
    CONSTRAINT invoice_line_amount_ck CHECK (quantity > 0 AND net > 0)
);

-- R10, next_invoice: irrevocable charges that wait for the next recurring invoice.
CREATE TABLE pending_charge (
    company_id   uuid        NOT NULL,
    sequence     bigint      NOT NULL,
    unit_type    varchar(10) NOT NULL,
    rule         varchar(20) NOT NULL,
    quantity     integer     NOT NULL,
    period_start date        NOT NULL,
    period_end   date        NOT NULL,
    proration    varchar(10) NOT NULL,
    numerator    bigint      NOT NULL,
    denominator  bigint      NOT NULL,
    full_price   numeric     NOT NULL,
    seats_before integer     NOT NULL,
    seats_after  integer     NOT NULL,
    net          numeric     NOT NULL,
    CONSTRAINT pending_charge_pk PRIMARY KEY (company_id, sequence, unit_type),
    CONSTRAINT pending_charge_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT pending_charge_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT pending_charge_amount_ck CHECK (quantity > 0 AND net > 0)
);
