-- Writes down how an attempt went, if the lease still is ours. What has waited for too long is given up.
-- $1: company. $2: document. $3: address. $4: the lease. $5: the status. $6: attempts that this was, 1 or 0. $7: what went wrong, if anything.
-- $8: milliseconds to the next attempt, if there is one. $9: milliseconds after which it is given up.
UPDATE invoice_delivery m
   SET status = CASE WHEN $5::varchar = 'QUEUED' AND m.queued_at + $9::bigint * interval '1 millisecond' <= now() THEN 'FAILED'
                     ELSE $5::varchar END,
       attempts = m.attempts + $6::integer,
       last_error = $7::varchar,
       changed_at = now(),
       next_attempt_at = now() + coalesce($8::bigint, 0) * interval '1 millisecond',
       lease_id = NULL
 WHERE m.company_id = $1 AND m.document_id = $2 AND m.email = $3 AND m.lease_id = $4
RETURNING m.status
