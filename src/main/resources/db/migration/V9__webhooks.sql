-- Where a company's events are sent, how far each endpoint has come, and what was tried.
CREATE TABLE webhook (
    company_id           uuid          NOT NULL,
    webhook_id           uuid          NOT NULL,
    url                  varchar(2000) NOT NULL,
    -- Names of the types that are wanted; null: all.
    events               text[],
    description          varchar(200),
    status               varchar(10)   NOT NULL,
    paused_reason        varchar(20),
    created_at           timestamptz   NOT NULL,
    created_by           varchar(255)  NOT NULL,
    secret               varchar(80)   NOT NULL,
    previous_secret      varchar(80),
    previous_valid_until timestamptz,
    -- All events up to this one have been delivered, or are not wanted.
    delivered            bigint        NOT NULL,
    -- Attempts in a row that have failed, and since when.
    attempts             integer       NOT NULL DEFAULT 0,
    failing_since        timestamptz,
    next_attempt_at      timestamptz,
    -- Grows whenever an owner changes the endpoint: what was under way then tells nothing of the endpoint as it is now.
    changes              integer       NOT NULL DEFAULT 0,
    -- Who has the endpoint in hand. Progress is written by whoever still has it; time is the database's.
    lease_id             uuid,
    leased_until         timestamptz,
    CONSTRAINT webhook_pk PRIMARY KEY (company_id, webhook_id),
    CONSTRAINT webhook_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT webhook_status_ck CHECK (status IN ('ACTIVE', 'PAUSED') AND (status = 'PAUSED') = (paused_reason IS NOT NULL)),
    CONSTRAINT webhook_reason_ck CHECK (paused_reason IN ('REQUESTED', 'EXHAUSTED', 'GONE')),
    CONSTRAINT webhook_events_ck CHECK (cardinality(events) > 0),
    CONSTRAINT webhook_previous_ck CHECK ((previous_secret IS NULL) = (previous_valid_until IS NULL)),
    CONSTRAINT webhook_progress_ck CHECK (delivered >= 0 AND attempts >= 0)
) WITH (fillfactor = 70);

-- Events to be sent again, oldest request first. Kept until the last of them is delivered.
CREATE TABLE webhook_redelivery (
    company_id    uuid         NOT NULL,
    webhook_id    uuid         NOT NULL,
    redelivery_id uuid         NOT NULL,
    next_sequence bigint       NOT NULL,
    last_sequence bigint       NOT NULL,
    requested_at  timestamptz  NOT NULL,
    requested_by  varchar(255) NOT NULL,
    CONSTRAINT webhook_redelivery_pk PRIMARY KEY (company_id, webhook_id, redelivery_id),
    CONSTRAINT webhook_redelivery_webhook_fk FOREIGN KEY (company_id, webhook_id)
        REFERENCES webhook (company_id, webhook_id) ON DELETE CASCADE,
    CONSTRAINT webhook_redelivery_range_ck CHECK (next_sequence > 0 AND next_sequence <= last_sequence + 1)
);

-- One row for each attempt, kept for a month. Not history: it is out of reach once its endpoint is gone, and deleted when it is old; to
-- delete it with its endpoint could be millions of rows in one request, so there is no foreign key.
CREATE TABLE webhook_delivery (
    company_id     uuid        NOT NULL,
    webhook_id     uuid        NOT NULL,
    -- Newest first by it.
    delivery_id    uuid        NOT NULL,
    sequence       bigint      NOT NULL,
    event_type     varchar(50) NOT NULL,
    attempt        integer     NOT NULL,
    at             timestamptz NOT NULL,
    status_code    integer,
    error          varchar(40),
    latency_millis bigint      NOT NULL,
    succeeded      boolean     NOT NULL,
    CONSTRAINT webhook_delivery_pk PRIMARY KEY (company_id, webhook_id, delivery_id),
    CONSTRAINT webhook_delivery_attempt_ck CHECK (attempt > 0 AND latency_millis >= 0)
);

-- Deleting what is old. Rows come in the order of their time, so a summary of each block is enough.
CREATE INDEX webhook_delivery_at_ix ON webhook_delivery USING brin (at);
