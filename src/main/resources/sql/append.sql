-- Writes what was decided about any number of companies, in one statement: each company's part takes effect as a whole if its sequence is
-- still the one it was decided on, else not at all. Answers a row for each company that took effect and each invoice it was given.
--
-- Heads are locked in the order of their ids, number series after them: two such statements never wait for each other in a circle.
-- $1 jsonb: {heads[], positions[], units[], changedUnits[], deletedUnits[], seatLog[], invoices[], lines[], pendingCharges[], events[]}
WITH change AS (
    SELECT *
      FROM jsonb_to_recordset($1::jsonb -> 'heads') AS r (
               company_id uuid, expected bigint, sequence bigint, changed_at timestamptz, test_clock timestamptz,
               next_rollover_at timestamptz)
), claimed AS MATERIALIZED (
    SELECT h.company_id
      FROM company_head h
      JOIN change c ON c.company_id = h.company_id
     WHERE h.sequence = c.expected
     ORDER BY h.company_id
       FOR UPDATE OF h
), head AS (
    UPDATE company_head h
       SET sequence = c.sequence, changed_at = c.changed_at, test_clock = c.test_clock, next_rollover_at = c.next_rollover_at
      FROM change c
      JOIN claimed ON claimed.company_id = c.company_id
     WHERE h.company_id = c.company_id
    RETURNING h.company_id
), position_changed AS (
    UPDATE seat_position p
       SET included = r.included, created = r.created, paid = r.paid
      FROM jsonb_to_recordset($1 -> 'positions') AS r (
               company_id uuid, unit_type varchar, included int, created int, paid int)
      JOIN head ON head.company_id = r.company_id
     WHERE p.company_id = r.company_id AND p.unit_type = r.unit_type
), unit_in AS (
    INSERT INTO unit (company_id, unit_id, unit_type, name, email, phone_number, version, created_at, created_by)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'units') AS r (
               company_id uuid, unit_id uuid, unit_type varchar, name varchar, email varchar, phone_number varchar,
               version int, created_at timestamptz, created_by varchar)
      JOIN head ON head.company_id = r.company_id
), unit_changed AS (
    UPDATE unit u
       SET name = r.name, email = r.email, phone_number = r.phone_number, version = r.version
      FROM jsonb_to_recordset($1 -> 'changedUnits') AS r (
               company_id uuid, unit_id uuid, name varchar, email varchar, phone_number varchar, version int)
      JOIN head ON head.company_id = r.company_id
     WHERE u.company_id = r.company_id AND u.unit_id = r.unit_id
), unit_deleted AS (
    UPDATE unit u
       SET deleted_at = r.deleted_at, deleted_by = r.deleted_by, version = u.version + 1
      FROM jsonb_to_recordset($1 -> 'deletedUnits') AS r (
               company_id uuid, unit_id uuid, deleted_at timestamptz, deleted_by varchar)
      JOIN head ON head.company_id = r.company_id
     WHERE u.company_id = r.company_id AND u.unit_id = r.unit_id
), invoice_given AS (
    SELECT r.*,
           row_number() OVER (PARTITION BY r.issuer ORDER BY r.ordinal) AS nth,
           count(*) OVER (PARTITION BY r.issuer) AS drawn
      FROM jsonb_to_recordset($1 -> 'invoices') AS r (
               ordinal int, company_id uuid, invoice_id uuid, sequence bigint, issuer varchar, prefix varchar,
               reason varchar, issued_at timestamptz, issue_date date, due_date date, period_start date,
               currency varchar, net numeric, tax numeric, total numeric, credit_applied numeric, amount_due numeric,
               tax_category varchar, tax_percent numeric, tax_mention varchar, seller jsonb, buyer jsonb)
      JOIN head ON head.company_id = r.company_id
), series AS (
    INSERT INTO numbering_series AS s (issuer, series, last_number)
    SELECT issuer, 'INVOICE', count(*)
      FROM invoice_given
     GROUP BY issuer
     ORDER BY issuer
        ON CONFLICT ON CONSTRAINT numbering_series_pk
        DO UPDATE SET last_number = s.last_number + excluded.last_number
    RETURNING issuer, last_number
), numbered AS (
    SELECT i.*, s.last_number - i.drawn + i.nth AS drawn_number
      FROM invoice_given i
      JOIN series s ON s.issuer = i.issuer
), number_in AS (
    INSERT INTO document_number (issuer, series, number, company_id, document_id, recorded_at)
    SELECT issuer, 'INVOICE', drawn_number, company_id, invoice_id, clock_timestamp()
      FROM numbered
), invoice_in AS (
    INSERT INTO invoice (company_id, invoice_id, sequence, issuer, number, reason, issued_at, issue_date, due_date,
                         period_start, currency, net, tax, total, credit_applied, amount_due, tax_category,
                         tax_percent, tax_mention, seller, buyer)
    SELECT company_id, invoice_id, sequence, issuer,
           prefix || lpad(drawn_number::text, greatest(6, length(drawn_number::text)), '0'),
           reason, issued_at, issue_date, due_date, period_start, currency, net, tax, total, credit_applied,
           amount_due, tax_category, tax_percent, tax_mention, seller, buyer
      FROM numbered
    RETURNING company_id, invoice_id, sequence, number
), line_in AS (
    INSERT INTO invoice_line (company_id, invoice_id, line_no, rule, description, unit_type, quantity, unit_price,
                              period_start, period_end, proration, numerator, denominator, full_price, seats_before,
                              seats_after, net)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'lines') AS r (
               company_id uuid, invoice_id uuid, line_no int, rule varchar, description varchar, unit_type varchar,
               quantity int, unit_price numeric, period_start date, period_end date, proration varchar,
               numerator bigint, denominator bigint, full_price numeric, seats_before int, seats_after int, net numeric)
      JOIN head ON head.company_id = r.company_id
), pending_in AS (
    INSERT INTO pending_charge (company_id, sequence, unit_type, rule, quantity, period_start, period_end, proration,
                                numerator, denominator, full_price, seats_before, seats_after, net)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'pendingCharges') AS r (
               company_id uuid, sequence bigint, unit_type varchar, rule varchar, quantity int, period_start date,
               period_end date, proration varchar, numerator bigint, denominator bigint, full_price numeric,
               seats_before int, seats_after int, net numeric)
      JOIN head ON head.company_id = r.company_id
), seat_log_in AS (
    INSERT INTO seat_log (company_id, sequence, unit_type, at, actor, cause, unit_id, created_before, created_after,
                          paid_before, paid_after, invoice_id)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'seatLog') AS r (
               company_id uuid, sequence bigint, unit_type varchar, at timestamptz, actor varchar, cause varchar,
               unit_id uuid, created_before int, created_after int, paid_before int, paid_after int, invoice_id uuid)
      JOIN head ON head.company_id = r.company_id
), event_in AS (
    INSERT INTO event (company_id, sequence, type, at, actor, payload)
    SELECT r.company_id, r.sequence, r.type, r.at, r.actor,
           CASE WHEN i.number IS NULL THEN r.payload ELSE r.payload || jsonb_build_object('number', i.number) END
      FROM jsonb_to_recordset($1 -> 'events') AS r (
               company_id uuid, sequence bigint, type varchar, at timestamptz, actor varchar, payload jsonb)
      JOIN head ON head.company_id = r.company_id
      LEFT JOIN invoice_in i ON i.company_id = r.company_id AND i.sequence = r.sequence
)
SELECT head.company_id, i.invoice_id, i.number
  FROM head
  LEFT JOIN invoice_in i ON i.company_id = head.company_id
