-- The next events for an endpoint that is leased, with the endpoint as it is now: one row for each event, or one without an event.
-- What was asked for again comes first.
-- $1: company. $2: endpoint. $3: the lease. $4: how many events at most.
WITH target AS (
    SELECT w.company_id, w.url, w.secret, w.previous_secret, w.previous_valid_until, w.attempts, w.changes, w.events,
           coalesce((extract(epoch FROM clock_timestamp() - w.failing_since) * 1000)::bigint, 0) AS failing_millis,
           r.redelivery_id,
           coalesce(r.next_sequence - 1, w.delivered) AS from_sequence,
           least(coalesce(r.last_sequence, h.sequence), h.sequence) AS to_sequence
      FROM webhook w
      JOIN company_head h ON h.company_id = $1
      LEFT JOIN LATERAL (
            SELECT r.redelivery_id, r.next_sequence, r.last_sequence
              FROM webhook_redelivery r
             WHERE r.company_id = $1 AND r.webhook_id = $2
             ORDER BY r.redelivery_id
             LIMIT 1) r ON true
     WHERE w.company_id = $1 AND w.webhook_id = $2 AND w.lease_id = $3 AND w.status = 'ACTIVE'
)
SELECT t.*, e.sequence, e.type, e.at, e.actor, e.payload
  FROM target t
  LEFT JOIN LATERAL (
        SELECT e.sequence, e.type, e.at, e.actor, e.payload
          FROM event e
         WHERE e.company_id = $1 AND e.sequence > t.from_sequence AND e.sequence <= t.to_sequence
           AND (t.events IS NULL OR e.type = ANY (t.events))
         ORDER BY e.sequence
         LIMIT $4::integer) e ON true
 ORDER BY e.sequence
