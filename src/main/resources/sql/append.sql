-- Writes what was decided about any number of companies, in one statement: each company's part takes effect as a whole if its sequence is
-- still the one it was decided on, else not at all. Answers a row for each company that took effect and each document it was given.
--
-- Heads are locked in the order of their ids, number series after them: two such statements never wait for each other in a circle.
-- $1 jsonb: arrays of rows, named as below.
WITH change AS (
    SELECT *
      FROM jsonb_to_recordset($1::jsonb -> 'heads') AS r (
               company_id uuid, expected bigint, sequence bigint, changed_at timestamptz, test_clock timestamptz,
               next_rollover_at timestamptz, is_suspended boolean, ends_on date, guardrails_version int)
), claimed AS MATERIALIZED (
    SELECT h.company_id
      FROM company_head h
      JOIN change c ON c.company_id = h.company_id
     WHERE h.sequence = c.expected
     ORDER BY h.company_id
       FOR UPDATE OF h
), head AS (
    UPDATE company_head h
       SET sequence = c.sequence, changed_at = c.changed_at, test_clock = c.test_clock, next_rollover_at = c.next_rollover_at,
           is_suspended = c.is_suspended, ends_on = c.ends_on, guardrails_version = c.guardrails_version
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
    INSERT INTO unit (company_id, unit_id, unit_type, name, email, phone_number, external_id, version, created_at, created_by)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'units') AS r (
               company_id uuid, unit_id uuid, unit_type varchar, name varchar, email varchar, phone_number varchar,
               external_id varchar, version int, created_at timestamptz, created_by varchar)
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
), document_given AS (
    SELECT r.*,
           r.kind AS series,
           row_number() OVER (PARTITION BY r.issuer, r.kind ORDER BY r.ordinal) AS nth
      FROM jsonb_to_recordset($1 -> 'documents') AS r (
               ordinal int, company_id uuid, document_id uuid, sequence bigint, kind varchar, issuer varchar, prefix varchar,
               reason varchar, issued_at timestamptz, issue_date date, due_date date, period_start date, credited_invoice_id uuid,
               currency varchar, net numeric, tax numeric, total numeric, credit_applied numeric, amount_due numeric,
               tax_category varchar, tax_percent numeric, tax_mention varchar, seller jsonb, buyer jsonb)
      JOIN head ON head.company_id = r.company_id
), line_given AS (
    SELECT (r.company_id, r.document_id, r.line_no, r.rule, r.description, r.unit_type, r.quantity, r.unit_price, r.period_start,
            r.period_end, r.proration, r.numerator, r.denominator, r.full_price, r.seats_before, r.seats_after,
            r.net)::document_line AS line
      FROM jsonb_to_recordset($1 -> 'lines') AS r (
               company_id uuid, document_id uuid, line_no int, rule varchar, description varchar, unit_type varchar,
               quantity int, unit_price numeric, period_start date, period_end date, proration varchar,
               numerator bigint, denominator bigint, full_price numeric, seats_before int, seats_after int, net numeric)
      JOIN head ON head.company_id = r.company_id
), content AS MATERIALIZED (
    -- Once, not once for each document.
    SELECT (line).document_id, jsonb_agg(line_content(line) ORDER BY (line).line_no) AS lines
      FROM line_given
     GROUP BY (line).document_id
), series_locked AS MATERIALIZED (
    -- Locked as late as possible, and read as it is once the lock is there.
    SELECT s.issuer, s.series, s.last_number, s.last_chain
      FROM numbering_series s
     WHERE (s.issuer, s.series) IN (SELECT issuer, series FROM document_given)
     ORDER BY s.issuer, s.series
       FOR UPDATE OF s
), numbered AS (
    SELECT g.series, s.last_number + g.nth AS drawn_number,
           (g.company_id, g.document_id, g.sequence, g.issuer,
            g.prefix || lpad((s.last_number + g.nth)::text, greatest(6, length((s.last_number + g.nth)::text)), '0'),
            g.reason, g.issued_at, g.issue_date, g.due_date, g.period_start, g.currency, g.net, g.tax, g.total, g.credit_applied,
            g.amount_due, g.tax_category, g.tax_percent, g.tax_mention, g.seller, g.buyer, g.kind,
            g.credited_invoice_id)::document AS document,
           s.last_chain
      FROM document_given g
      JOIN series_locked s ON s.issuer = g.issuer AND s.series = g.series
), digested AS MATERIALIZED (
    SELECT n.*, document_digest(n.document, c.lines) AS digest
      FROM numbered n
      LEFT JOIN content c ON c.document_id = (n.document).document_id
), chained AS MATERIALIZED (
    SELECT d.*,
           chain_hash(last_chain, drawn_number, digest) OVER (PARTITION BY (document).issuer, series ORDER BY drawn_number) AS chain
      FROM digested d
), series_moved AS (
    UPDATE numbering_series s
       SET last_number = c.drawn_number, last_chain = c.chain
      FROM (SELECT DISTINCT ON ((document).issuer, series) (document).issuer, series, drawn_number, chain
              FROM chained
             ORDER BY (document).issuer, series, drawn_number DESC) c
     WHERE s.issuer = c.issuer AND s.series = c.series
), number_in AS (
    INSERT INTO document_number (issuer, series, number, company_id, document_id, recorded_at, digest, chain)
    SELECT (document).issuer, series, drawn_number, (document).company_id, (document).document_id, clock_timestamp(), digest, chain
      FROM chained
     ORDER BY series, drawn_number
), document_in AS (
    INSERT INTO document
    SELECT (document).*
      FROM chained
    RETURNING company_id, document_id, sequence, number
), line_in AS (
    INSERT INTO document_line
    SELECT (line).*
      FROM line_given
), receivable_in AS (
    INSERT INTO receivable (company_id, invoice_id, due_date, outstanding)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'receivables') AS r (company_id uuid, invoice_id uuid, due_date date, outstanding numeric)
      JOIN head ON head.company_id = r.company_id
), receivable_paid AS (
    UPDATE receivable d
       SET outstanding = r.outstanding
      FROM jsonb_to_recordset($1 -> 'outstanding') AS r (company_id uuid, invoice_id uuid, outstanding numeric)
      JOIN head ON head.company_id = r.company_id
     WHERE d.company_id = r.company_id AND d.invoice_id = r.invoice_id AND r.outstanding > 0
), receivable_settled AS (
    DELETE FROM receivable d
     USING jsonb_to_recordset($1 -> 'outstanding') AS r (company_id uuid, invoice_id uuid, outstanding numeric)
      JOIN head ON head.company_id = r.company_id
     WHERE d.company_id = r.company_id AND d.invoice_id = r.invoice_id AND r.outstanding = 0
), payment_in AS (
    INSERT INTO payment (company_id, payment_id, invoice_id, amount, paid_at, reference, recorded_at, recorded_by)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'payments') AS r (
               company_id uuid, payment_id uuid, invoice_id uuid, amount numeric, paid_at timestamptz, reference varchar,
               recorded_at timestamptz, recorded_by varchar)
      JOIN head ON head.company_id = r.company_id
), application_in AS (
    INSERT INTO credit_application (company_id, invoice_id, credit_note_id, amount)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'applications') AS r (company_id uuid, invoice_id uuid, credit_note_id uuid, amount numeric)
      JOIN head ON head.company_id = r.company_id
), credit_in AS (
    INSERT INTO open_credit (company_id, credit_note_id, sequence, remaining)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'openCredits') AS r (company_id uuid, credit_note_id uuid, sequence bigint, remaining numeric)
      JOIN head ON head.company_id = r.company_id
        ON CONFLICT ON CONSTRAINT open_credit_pk DO UPDATE SET remaining = excluded.remaining
), credit_used AS (
    DELETE FROM open_credit o
     USING jsonb_to_recordset($1 -> 'usedCredits') AS r (company_id uuid, credit_note_id uuid)
      JOIN head ON head.company_id = r.company_id
     WHERE o.company_id = r.company_id AND o.credit_note_id = r.credit_note_id
), pending_in AS (
    INSERT INTO pending_charge (company_id, sequence, unit_type, rule, quantity, period_start, period_end, proration,
                                numerator, denominator, full_price, seats_before, seats_after, net, invoice_id)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'pendingCharges') AS r (
               company_id uuid, sequence bigint, unit_type varchar, rule varchar, quantity int, period_start date,
               period_end date, proration varchar, numerator bigint, denominator bigint, full_price numeric,
               seats_before int, seats_after int, net numeric, invoice_id uuid)
      JOIN head ON head.company_id = r.company_id
), pending_billed AS (
    UPDATE pending_charge p
       SET invoice_id = r.invoice_id
      FROM jsonb_to_recordset($1 -> 'billedCharges') AS r (company_id uuid, sequence bigint, unit_type varchar, invoice_id uuid)
      JOIN head ON head.company_id = r.company_id
     WHERE p.company_id = r.company_id AND p.sequence = r.sequence AND p.unit_type = r.unit_type
), scheduled_in AS (
    INSERT INTO scheduled_amendment (company_id, unit_type, amendment_id, included, effective_on)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'scheduled') AS r (
               company_id uuid, unit_type varchar, amendment_id uuid, included int, effective_on date)
      JOIN head ON head.company_id = r.company_id
        ON CONFLICT ON CONSTRAINT scheduled_amendment_pk
        DO UPDATE SET amendment_id = excluded.amendment_id, included = excluded.included, effective_on = excluded.effective_on
), unscheduled AS (
    DELETE FROM scheduled_amendment a
     USING jsonb_to_recordset($1 -> 'unscheduled') AS r (company_id uuid, unit_type varchar)
      JOIN head ON head.company_id = r.company_id
     WHERE a.company_id = r.company_id AND a.unit_type = r.unit_type
), request_in AS (
    INSERT INTO commitment_request (company_id, request_id, unit_type, included, reason, requested_at, requested_by, contact_role,
                                    contact_name, contact_email, status, decided_at, decided_by, comment, effective_on)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'requests') AS r (
               company_id uuid, request_id uuid, unit_type varchar, included int, reason varchar, requested_at timestamptz,
               requested_by varchar, contact_role varchar, contact_name varchar, contact_email varchar, status varchar,
               decided_at timestamptz, decided_by varchar, comment varchar, effective_on date)
      JOIN head ON head.company_id = r.company_id
        ON CONFLICT ON CONSTRAINT commitment_request_pk
        DO UPDATE SET status = excluded.status, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
                      comment = excluded.comment, effective_on = excluded.effective_on
), guardrail_in AS (
    INSERT INTO guardrail (company_id, unit_type, policy, max_additional)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'guardrails') AS r (company_id uuid, unit_type varchar, policy varchar, max_additional int)
      JOIN head ON head.company_id = r.company_id
        ON CONFLICT ON CONSTRAINT guardrail_pk
        DO UPDATE SET policy = excluded.policy, max_additional = excluded.max_additional
), approval_in AS (
    INSERT INTO approval (company_id, approval_id, operation, requested_at, requested_by, status, decided_at, decided_by, comment,
                          unit_ids, invoice_id)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'approvals') AS r (
               company_id uuid, approval_id uuid, operation jsonb, requested_at timestamptz, requested_by varchar, status varchar,
               decided_at timestamptz, decided_by varchar, comment varchar, unit_ids uuid[], invoice_id uuid)
      JOIN head ON head.company_id = r.company_id
        ON CONFLICT ON CONSTRAINT approval_pk
        DO UPDATE SET status = excluded.status, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
                      comment = excluded.comment, unit_ids = excluded.unit_ids, invoice_id = excluded.invoice_id
), answer_in AS (
    INSERT INTO answered_request (company_id, actor, key, request_hash, status, location, body, numbers)
    SELECT r.*,
           (SELECT jsonb_object_agg(i.document_id, i.number)
              FROM document_in i
             WHERE i.company_id = r.company_id AND strpos(r.body, i.document_id::text) > 0)
      FROM jsonb_to_recordset($1 -> 'answers') AS r (
               company_id uuid, actor varchar, key varchar, request_hash varchar, status int, location text, body text)
      JOIN head ON head.company_id = r.company_id
), seat_log_in AS (
    INSERT INTO seat_log (company_id, sequence, unit_type, at, actor, cause, unit_id, created_before, created_after,
                          paid_before, paid_after, invoice_id, included_before, included_after)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'seatLog') AS r (
               company_id uuid, sequence bigint, unit_type varchar, at timestamptz, actor varchar, cause varchar,
               unit_id uuid, created_before int, created_after int, paid_before int, paid_after int, invoice_id uuid,
               included_before int, included_after int)
      JOIN head ON head.company_id = r.company_id
), event_in AS (
    INSERT INTO event (company_id, sequence, type, at, actor, payload)
    SELECT r.company_id, r.sequence, r.type, r.at, r.actor,
           CASE WHEN i.number IS NULL THEN r.payload ELSE r.payload || jsonb_build_object('number', i.number) END
      FROM jsonb_to_recordset($1 -> 'events') AS r (
               company_id uuid, sequence bigint, type varchar, at timestamptz, actor varchar, payload jsonb)
      JOIN head ON head.company_id = r.company_id
      LEFT JOIN document_in i ON i.company_id = r.company_id AND i.sequence = r.sequence
)
SELECT head.company_id, i.document_id, i.number
  FROM head
  LEFT JOIN document_in i ON i.company_id = head.company_id
