-- All that stands on a document. $1 uuid: company. $2 uuid: invoice or credit note.
SELECT d.kind, d.number, d.issuer, d.reason, d.issue_date, d.due_date, d.currency, d.net, d.tax, d.total, d.credit_applied, d.amount_due,
       d.tax_category, d.tax_percent, d.tax_mention, d.seller::text, d.buyer::text,
       n.number AS credited_number, n.issue_date AS credited_issue_date,
       c.country, c.language, k.plan_name, k.payment_method,
       (SELECT jsonb_agg({line} ORDER BY l.line_no)
          FROM document_line l
         WHERE l.company_id = $1 AND l.document_id = $2)::text AS lines,
       (SELECT jsonb_agg(jsonb_build_object('number', t.number, 'amount', a.amount::text) ORDER BY t.sequence)
          FROM credit_application a
          JOIN document t ON t.company_id = $1 AND t.document_id = a.credit_note_id
         WHERE a.company_id = $1 AND a.invoice_id = $2)::text AS credits
  FROM document d
  JOIN company c ON c.company_id = $1
  JOIN contract k ON k.company_id = $1
  LEFT JOIN document n ON n.company_id = $1 AND n.document_id = d.credited_invoice_id
 WHERE d.company_id = $1 AND d.document_id = $2
