-- The next numbers of a series in their order, and what has become of their documents.
-- $1: issuer. $2: series. $3: the last number already seen. $4: how many at most.
SELECT n.number, n.document_id, n.recorded_at, encode(n.digest, 'hex') AS digest, encode(n.chain, 'hex') AS chain,
       CASE WHEN d.document_id IS NOT NULL THEN encode(document_digest(
           d.company_id, d.document_id, d.kind, d.sequence, d.issuer, d.number, d.reason, d.issued_at, d.issue_date, d.due_date,
           d.period_start, d.credited_invoice_id, d.currency, d.net, d.tax, d.total, d.credit_applied, d.amount_due, d.tax_category,
           d.tax_percent, d.tax_mention, d.seller, d.buyer, l.content), 'hex') END AS digest_now,
       d.issuer = n.issuer AND d.kind = n.series
           AND right(d.number, greatest(6, length(n.number::text))) = lpad(n.number::text, greatest(6, length(n.number::text)), '0')
           AS is_named_so,
       d.net = l.net AND d.total = d.net + d.tax AS is_sum
  FROM (SELECT issuer, series, number, company_id, document_id, recorded_at, digest, chain
          FROM document_number
         WHERE issuer = $1 AND series = $2 AND number > $3
         ORDER BY number
         LIMIT $4) n
  LEFT JOIN document d ON d.company_id = n.company_id AND d.document_id = n.document_id
  LEFT JOIN LATERAL (SELECT jsonb_agg(line_content(
                              l.line_no, l.rule, l.description, l.unit_type, l.quantity, l.unit_price, l.period_start, l.period_end,
                              l.proration, l.numerator, l.denominator, l.full_price, l.seats_before, l.seats_after, l.net)
                              ORDER BY l.line_no) AS content,
                             sum(l.net) AS net
                       FROM document_line l
                      WHERE l.company_id = n.company_id AND l.document_id = n.document_id) l ON true
 ORDER BY n.number
