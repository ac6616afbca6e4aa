-- The key pair of the demo's own token issuer, shared by the instances on this database. Stays empty outside the demo.
CREATE TABLE demo_key (
    key_id      varchar(40)  NOT NULL,
    public_jwk  text         NOT NULL,
    private_jwk text         NOT NULL,
    is_current  boolean      NOT NULL,
    CONSTRAINT demo_key_pk PRIMARY KEY (key_id),
    CONSTRAINT demo_key_current_ck CHECK (is_current)
);

-- At most one.
CREATE UNIQUE INDEX demo_key_current_uq ON demo_key (is_current);
