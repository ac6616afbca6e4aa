-- All that has happened to a company's seats and money, as one row of arrays in the order of events. $1: company.
SELECT h.sequence,
       (SELECT count(*) FROM event e WHERE e.company_id = $1) AS events,
       (SELECT jsonb_agg(jsonb_build_object('unit_type', u.unit_type, 'created', u.created))
          FROM (SELECT unit_type, count(*) AS created FROM unit
                 WHERE company_id = $1 AND deleted_at IS NULL
                 GROUP BY unit_type) u)::text AS units,
       (SELECT jsonb_agg({entry} ORDER BY l.sequence, l.unit_type)
          FROM seat_log l
         WHERE l.company_id = $1)::text AS seat_log,
       (SELECT jsonb_agg(jsonb_build_object(
                   'document_id', d.document_id, 'kind', d.kind, 'sequence', d.sequence, 'reason', d.reason, 'issued_at', d.issued_at,
                   'period_start', d.period_start, 'credited_invoice_id', d.credited_invoice_id, 'net', d.net::text,
                   'tax', d.tax::text, 'total', d.total::text, 'tax_category', d.tax_category, 'tax_percent', d.tax_percent::text,
                   'credit_applied', d.credit_applied::text, 'amount_due', d.amount_due::text,
                   'outstanding', coalesce(r.outstanding, 0)::text, 'remaining', coalesce(o.remaining, 0)::text,
                   'paid', (SELECT coalesce(sum(p.amount), 0)::text FROM payment p
                             WHERE p.company_id = $1 AND p.invoice_id = d.document_id),
                   'credits', (SELECT coalesce(sum(a.amount), 0)::text FROM credit_application a
                                WHERE a.company_id = $1 AND a.invoice_id = d.document_id),
                   'used', (SELECT coalesce(sum(a.amount), 0)::text FROM credit_application a
                             WHERE a.company_id = $1 AND a.credit_note_id = d.document_id),
                   'lines', (SELECT jsonb_agg({line} ORDER BY l.line_no)
                               FROM document_line l
                              WHERE l.company_id = $1 AND l.document_id = d.document_id)) ORDER BY d.sequence)
          FROM document d
          LEFT JOIN receivable r ON r.company_id = $1 AND r.invoice_id = d.document_id
          LEFT JOIN open_credit o ON o.company_id = $1 AND o.credit_note_id = d.document_id
         WHERE d.company_id = $1)::text AS documents,
       (SELECT jsonb_agg({charge} ORDER BY p.sequence, p.unit_type)
          FROM pending_charge p
         WHERE p.company_id = $1)::text AS charges
  FROM company_head h
 WHERE h.company_id = $1
