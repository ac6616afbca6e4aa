document_placed AS (
    SELECT r.*, row_number() OVER (PARTITION BY r.issuer, r.kind ORDER BY r.issued_at, r.company_id, r.sequence) AS nth
      FROM document_rows r
), document_content AS (
    SELECT l.document_id,
           jsonb_agg(line_content(l.line_no, l.rule, l.description, l.unit_type, l.quantity, l.unit_price, l.period_start,
                                  l.period_end, l.proration, l.numerator, l.denominator, l.full_price, l.seats_before,
                                  l.seats_after, l.net) ORDER BY l.line_no) AS lines
      FROM document_line_rows l
     GROUP BY l.document_id
), series_locked AS MATERIALIZED (
    -- Locked as late as possible, and read as it is once the lock is there.
    SELECT s.issuer, s.series, s.last_number, s.last_chain
      FROM numbering_series s
     WHERE (s.issuer, s.series) IN (SELECT issuer, kind FROM document_placed)
     ORDER BY s.issuer, s.series
       FOR UPDATE OF s
), document_numbered AS (
    SELECT p.*, s.last_chain, s.last_number + p.nth AS drawn,
           p.prefix || lpad((s.last_number + p.nth)::text, greatest(6, length((s.last_number + p.nth)::text)), '0') AS number
      FROM document_placed p
      JOIN series_locked s ON s.issuer = p.issuer AND s.series = p.kind
), document_digested AS MATERIALIZED (
    SELECT n.*,
           document_digest(n.company_id, n.document_id, n.kind, n.sequence, n.issuer, n.number, n.reason, n.issued_at, n.issue_date,
                           n.due_date, n.period_start, n.credited_invoice_id, n.currency, n.net, n.tax, n.total, n.credit_applied,
                           n.amount_due, n.tax_category, n.tax_percent, n.tax_mention, n.seller, n.buyer, c.lines) AS digest
      FROM document_numbered n
      LEFT JOIN document_content c ON c.document_id = n.document_id
), document_chained AS MATERIALIZED (
    SELECT d.*, chain_hash(d.last_chain, d.drawn, d.digest) OVER (PARTITION BY d.issuer, d.kind ORDER BY d.drawn) AS chain
      FROM document_digested d
), series_moved AS (
    UPDATE numbering_series s
       SET last_number = c.drawn, last_chain = c.chain
      FROM (SELECT DISTINCT ON (issuer, kind) issuer, kind, drawn, chain
              FROM document_chained
             ORDER BY issuer, kind, drawn DESC) c
     WHERE s.issuer = c.issuer AND s.series = c.kind
), document_number_written AS (
    INSERT INTO document_number (issuer, series, number, company_id, document_id, recorded_at, digest, chain)
    SELECT issuer, kind, drawn, company_id, document_id, clock_timestamp(), digest, chain
      FROM document_chained
     ORDER BY kind, drawn
), number_drawn AS (
    INSERT INTO document (company_id, document_id, sequence, kind, issuer, number, reason, issued_at, issue_date, due_date,
                          period_start, credited_invoice_id, currency, net, tax, total, credit_applied, amount_due, tax_category,
                          tax_percent, tax_mention, seller, buyer)
    SELECT company_id, document_id, sequence, kind, issuer, number, reason, issued_at, issue_date, due_date, period_start,
           credited_invoice_id, currency, net, tax, total, credit_applied, amount_due, tax_category, tax_percent, tax_mention, seller,
           buyer
      FROM document_chained
    RETURNING company_id, document_id, sequence, number
)
