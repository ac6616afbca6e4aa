-- What happened, in order, without gaps within a company. Feed, live view and webhooks only read it.
CREATE TABLE event (
    company_id uuid         NOT NULL,
    sequence   bigint       NOT NULL,
    type       varchar(50)  NOT NULL,
    at         timestamptz  NOT NULL,
    actor      varchar(255) NOT NULL,
    payload    jsonb        NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (company_id, sequence),
    CONSTRAINT event_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id)
);
