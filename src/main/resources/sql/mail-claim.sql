-- Takes messages that are to be sent now and that nobody has leased, the longest due first. Those that another instance is taking right
-- now are left to it.
-- $1: the lease. $2: its length in milliseconds. $3: how many at most.
WITH due AS (
    SELECT m.company_id, m.document_id, m.email
      FROM invoice_delivery m
     WHERE m.status = 'QUEUED' AND m.next_attempt_at <= now()
     ORDER BY m.next_attempt_at
     LIMIT $3::integer
       FOR UPDATE SKIP LOCKED
), claimed AS (
    UPDATE invoice_delivery m
       SET lease_id = $1, next_attempt_at = now() + $2::bigint * interval '1 millisecond'
      FROM due
     WHERE m.company_id = due.company_id AND m.document_id = due.document_id AND m.email = due.email
    RETURNING m.company_id, m.document_id, m.email, m.name, m.delivery_id, m.message_domain, m.attempts
)
SELECT c.*, d.kind, d.number, d.reason, d.issue_date, d.due_date, d.currency, d.total, d.amount_due, k.payment_method,
       d.seller ->> 'legalName' AS seller_name, d.buyer ->> 'legalName' AS buyer_name, l.first_day, l.end_day
  FROM claimed c
  JOIN document d ON d.company_id = c.company_id AND d.document_id = c.document_id
  JOIN contract k ON k.company_id = c.company_id
 CROSS JOIN LATERAL (SELECT min(l.period_start) AS first_day, max(l.period_end) AS end_day
                       FROM document_line l
                      WHERE l.company_id = d.company_id AND l.document_id = d.document_id) l
