-- Writes down what was tried and how far the endpoint has come: the attempts in any case, progress only if the lease still is ours.
-- Without a next attempt the lease goes on.
-- $1: company. $2: endpoint. $3: the lease. $4: its length in milliseconds. $5: attempts, as a JSON array. $6: the redelivery, if it is
-- one. $7: the last sequence that is done. $8: attempts in a row that have failed. $9: milliseconds to the next attempt, if it is to wait.
-- $10: why the endpoint is paused, if it is. $11: the changes by owners that were known: after another one the endpoint stays as they want
-- it, and is tried again at once.
WITH attempt AS (
    INSERT INTO webhook_delivery (company_id, webhook_id, delivery_id, sequence, event_type, attempt, at, status_code, error,
                                  latency_millis, succeeded)
    SELECT w.company_id, w.webhook_id, a.delivery_id, a.sequence, a.event_type, a.attempt, a.at, a.status_code, a.error,
           a.latency_millis, a.succeeded
      FROM jsonb_to_recordset($5::jsonb) AS a (delivery_id uuid, sequence bigint, event_type text, attempt integer, at timestamptz,
                                        status_code integer, error text, latency_millis bigint, succeeded boolean)
      JOIN webhook w ON w.company_id = $1 AND w.webhook_id = $2
), held AS (
    UPDATE webhook w
       SET delivered = CASE WHEN $6::uuid IS NULL THEN greatest(w.delivered, $7::bigint) ELSE w.delivered END,
           attempts = CASE WHEN w.changes <> $11::integer THEN w.attempts ELSE $8::integer END,
           failing_since = CASE WHEN w.changes <> $11::integer THEN w.failing_since WHEN $8::integer = 0 THEN NULL WHEN $8::integer = 1 THEN now()
                                ELSE coalesce(w.failing_since, now()) END,
           next_attempt_at = CASE WHEN w.changes = $11::integer THEN now() + $9::bigint * interval '1 millisecond' END,
           leased_until = now() + $4::bigint * interval '1 millisecond',
           lease_id = CASE WHEN $9::bigint IS NULL AND $10::text IS NULL THEN w.lease_id END,
           status = CASE WHEN $10::text IS NULL OR w.changes <> $11::integer THEN w.status ELSE 'PAUSED' END,
           paused_reason = CASE WHEN w.changes <> $11::integer THEN w.paused_reason ELSE coalesce($10::text, w.paused_reason) END
     WHERE w.company_id = $1 AND w.webhook_id = $2 AND w.lease_id = $3
    RETURNING w.status
), progressed AS (
    UPDATE webhook_redelivery r
       SET next_sequence = greatest(r.next_sequence, $7::bigint + 1)
      FROM held
     WHERE r.company_id = $1 AND r.webhook_id = $2 AND r.redelivery_id = $6::uuid AND r.last_sequence > $7::bigint
), finished AS (
    DELETE FROM webhook_redelivery r
     USING held
     WHERE r.company_id = $1 AND r.webhook_id = $2 AND r.redelivery_id = $6::uuid AND r.last_sequence <= $7::bigint
)
SELECT status FROM held
