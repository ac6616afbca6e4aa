-- Takes endpoints that have something to send, are not waiting for a later attempt and that nobody has leased. Those that another
-- instance is taking right now are left to it.
-- $1: the lease. $2: its length in milliseconds. $3: how many at most. $4: companies, if not all.
WITH free AS (
    SELECT w.company_id, w.webhook_id
      FROM webhook w
      JOIN company_head h USING (company_id)
     WHERE w.status = 'ACTIVE'
       AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= now())
       AND (w.lease_id IS NULL OR w.leased_until <= now())
       AND (h.sequence > w.delivered OR EXISTS (
            SELECT 1 FROM webhook_redelivery r WHERE r.company_id = w.company_id AND r.webhook_id = w.webhook_id))
       AND /*companies*/
     LIMIT $3::integer
       FOR UPDATE OF w SKIP LOCKED
)
UPDATE webhook w
   SET lease_id = $1, leased_until = now() + $2::bigint * interval '1 millisecond'
  FROM free
 WHERE w.company_id = free.company_id AND w.webhook_id = free.webhook_id
RETURNING w.company_id, w.webhook_id
