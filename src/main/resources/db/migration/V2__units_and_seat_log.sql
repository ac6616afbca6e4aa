CREATE TABLE unit (
    company_id   uuid         NOT NULL,
    unit_id      uuid         NOT NULL,
    unit_type    varchar(10)  NOT NULL,
    name         varchar(200) NOT NULL,
    email        varchar(254),
    phone_number varchar(32),
    version      integer      NOT NULL,
    created_at   timestamptz  NOT NULL,
    created_by   varchar(255) NOT NULL,
    deleted_at   timestamptz,
    deleted_by   varchar(255),
    CONSTRAINT unit_pk PRIMARY KEY (company_id, unit_id),
    CONSTRAINT unit_company_fk FOREIGN KEY (company_id) REFERENCES company (company_id),
    CONSTRAINT unit_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT unit_contact_ck CHECK ((unit_type = 'USER' OR email IS NULL)
        AND (unit_type = 'NUMBER' OR phone_number IS NULL)),
    CONSTRAINT unit_deleted_ck CHECK ((deleted_at IS NULL) = (deleted_by IS NULL) AND deleted_at >= created_at)
);

-- GET /units, all and by type, in the order of creation.
CREATE INDEX unit_existing_ix ON unit (company_id, unit_id) WHERE deleted_at IS NULL;
CREATE INDEX unit_existing_type_ix ON unit (company_id, unit_type, unit_id) WHERE deleted_at IS NULL;

-- R36: one row for each change of C or S, tied to the event of the same sequence.
CREATE TABLE seat_log (
    company_id     uuid         NOT NULL,
    sequence       bigint       NOT NULL,
    unit_type      varchar(10)  NOT NULL,
    at             timestamptz  NOT NULL,
    actor          varchar(255) NOT NULL,
    cause          varchar(30)  NOT NULL,
    unit_id        uuid,
    created_before integer      NOT NULL,
    created_after  integer      NOT NULL,
    paid_before    integer      NOT NULL,
    paid_after     integer      NOT NULL,
    invoice_id     uuid,
    CONSTRAINT seat_log_pk PRIMARY KEY (company_id, sequence, unit_type),
    CONSTRAINT seat_log_unit_fk FOREIGN KEY (company_id, unit_id) REFERENCES unit (company_id, unit_id),
    CONSTRAINT seat_log_type_ck CHECK (unit_type IN ('USER', 'NUMBER')),
    CONSTRAINT seat_log_counts_ck CHECK (least(created_before, created_after) >= 0
        AND paid_before >= created_before AND paid_after >= created_after)
);
