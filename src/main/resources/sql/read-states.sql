-- All that decisions about some companies depend on, one row a company, and what their commands have asked for beside it.
-- $1 uuid[]: companies. $2, $3, $4 uuid[]: units, invoices, commitment requests to read with them, if they exist and are theirs.
-- $5, $6 uuid[]: companies to read with the invoices that have billed their running commitment, and with their pending charges.
-- $7 uuid[]: approvals. $8 text[]: external ids of units, to see which are taken. $9 jsonb: requests that may have been carried out before.
SELECT c.company_id, c.legal_name, c.country, c.vat_number, c.language, c.time_zone, c.currency, c.issuer,
       c.account_executive_name, c.account_executive_email, c.customer_success_name, c.customer_success_email,
       h.sequence, h.changed_at, h.test_clock, h.next_rollover_at, h.is_suspended, h.ends_on, h.guardrails_version,
       k.plan_name, k.subscription_type, k.start_date, k.anchor_day, k.term_months, k.seat_retention, k.proration,
       k.additional_invoicing, k.payment_method, k.payment_term_days,
       (SELECT jsonb_agg(jsonb_build_object(
                   'type', p.unit_type, 'included', p.included, 'created', p.created, 'paid', p.paid,
                   'includedPrice', r.included_unit_price::text, 'additionalPrice', r.additional_unit_price::text))
          FROM seat_position p
          JOIN contract_price r ON r.company_id = p.company_id AND r.unit_type = p.unit_type
         WHERE p.company_id = c.company_id) AS positions,
       (SELECT min(r.due_date) FROM receivable r WHERE r.company_id = c.company_id) AS oldest_due,
       (SELECT jsonb_agg(jsonb_build_object('id', a.amendment_id, 'type', a.unit_type, 'included', a.included, 'effectiveOn', a.effective_on))
          FROM scheduled_amendment a
         WHERE a.company_id = c.company_id) AS scheduled,
       (SELECT jsonb_agg(jsonb_build_object('id', o.credit_note_id, 'remaining', o.remaining::text) ORDER BY o.sequence)
          FROM open_credit o
         WHERE o.company_id = c.company_id) AS open_credits,
       (SELECT jsonb_agg(jsonb_build_object(
                   'id', u.unit_id, 'type', u.unit_type, 'name', u.name, 'email', u.email, 'phoneNumber', u.phone_number,
                   'externalId', u.external_id, 'version', u.version, 'createdAt', u.created_at, 'createdBy', u.created_by))
          FROM unit u
         WHERE u.company_id = c.company_id AND u.unit_id = ANY ($2) AND u.deleted_at IS NULL) AS units,
       (SELECT jsonb_agg(jsonb_build_object(
                   'id', d.document_id, 'number', d.number, 'sequence', d.sequence, 'net', d.net::text, 'tax', d.tax::text,
                   'tax_category', d.tax_category, 'tax_percent', d.tax_percent::text, 'tax_mention', d.tax_mention,
                   'credited_net', n.net::text, 'credited_tax', n.tax::text, 'outstanding', coalesce(r.outstanding, 0)::text,
                   'lines', (SELECT jsonb_agg(to_jsonb(l) || jsonb_build_object(
                                        'unit_price', l.unit_price::text, 'full_price', l.full_price::text, 'net', l.net::text)
                                        ORDER BY l.line_no)
                               FROM document_line l
                              WHERE l.company_id = d.company_id AND l.document_id = d.document_id)))
          FROM (SELECT unnest($3::uuid[])
                 UNION
                SELECT l.document_id
                  FROM document_line l
                 WHERE c.company_id = ANY ($5) AND l.company_id = c.company_id AND l.rule = 'INCLUDED'
                   -- The running day is not known here, but it is not before the last change.
                   AND l.period_end > (h.changed_at AT TIME ZONE c.time_zone)::date) AS wanted (id)
          JOIN document d ON d.company_id = c.company_id AND d.document_id = wanted.id AND d.kind = 'INVOICE'
          LEFT JOIN receivable r ON r.company_id = d.company_id AND r.invoice_id = d.document_id
         CROSS JOIN LATERAL (SELECT coalesce(sum(n.net), 0) AS net, coalesce(sum(n.tax), 0) AS tax
                               FROM document n
                              WHERE n.company_id = d.company_id AND n.credited_invoice_id = d.document_id) n) AS invoices,
       c.company_id = ANY ($6) AS has_pending,
       CASE WHEN c.company_id = ANY ($6) THEN
           (SELECT jsonb_agg(to_jsonb(p) || jsonb_build_object('full_price', p.full_price::text, 'net', p.net::text)
                             ORDER BY p.sequence)
              FROM pending_charge p
             WHERE p.company_id = c.company_id AND p.invoice_id IS NULL) END AS pending,
       (SELECT jsonb_agg(jsonb_build_object(
                   'id', q.request_id, 'type', q.unit_type, 'included', q.included, 'reason', q.reason,
                   'requestedAt', q.requested_at, 'requestedBy', q.requested_by, 'contactRole', q.contact_role,
                   'contactName', q.contact_name, 'contactEmail', q.contact_email, 'status', q.status,
                   'decidedAt', q.decided_at, 'decidedBy', q.decided_by, 'comment', q.comment, 'effectiveOn', q.effective_on))
          FROM commitment_request q
         WHERE q.company_id = c.company_id AND q.request_id = ANY ($4)) AS requests,
       (SELECT jsonb_agg(jsonb_build_object('type', g.unit_type, 'policy', g.policy, 'maxAdditional', g.max_additional))
          FROM guardrail g
         WHERE g.company_id = c.company_id) AS guardrails,
       (SELECT jsonb_agg(to_jsonb(a))
          FROM approval a
         WHERE a.company_id = c.company_id AND a.approval_id = ANY ($7)) AS approvals,
       (SELECT jsonb_agg(jsonb_build_object('externalId', u.external_id, 'id', u.unit_id))
          FROM unit u
         WHERE u.company_id = c.company_id AND u.external_id = ANY ($8)) AS external_ids,
       (SELECT jsonb_agg(jsonb_build_object(
                   'actor', w.actor, 'key', w.key, 'requestHash', w.request_hash, 'status', w.status, 'location', w.location,
                   'body', w.body, 'numbers', w.numbers))
          FROM jsonb_to_recordset($9::jsonb) AS r (company_id uuid, actor varchar, key varchar)
          JOIN answered_request w ON w.company_id = r.company_id AND w.actor = r.actor AND w.key = r.key
         WHERE r.company_id = c.company_id) AS answered
  FROM company c
  JOIN company_head h ON h.company_id = c.company_id
  JOIN contract k ON k.company_id = c.company_id
 WHERE c.company_id = ANY ($1)
