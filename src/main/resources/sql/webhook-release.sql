-- Lets go of an endpoint that has nothing left to send; if there is more by now, it stays leased.
-- $1: company. $2: endpoint. $3: the lease. $4: whether to let go in any case.
UPDATE webhook w
   SET lease_id = NULL, leased_until = NULL
  FROM company_head h
 WHERE w.company_id = $1 AND w.webhook_id = $2 AND w.lease_id = $3 AND h.company_id = $1
   AND ($4::boolean OR w.status <> 'ACTIVE' OR (h.sequence <= w.delivered AND NOT EXISTS (
        SELECT 1 FROM webhook_redelivery r WHERE r.company_id = $1 AND r.webhook_id = $2)))
RETURNING w.webhook_id
