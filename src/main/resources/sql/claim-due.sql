-- The next companies whose window has ended, in the order in which they ended. Those that another instance has in hand are left to it.
-- $1: now. $2, $3: window's end and id of the last company already seen. $4: how many at most.
SELECT h.company_id, h.next_rollover_at
  FROM company_head h
 WHERE h.test_clock IS NULL AND h.next_rollover_at <= $1 AND (h.next_rollover_at, h.company_id) > ($2, $3)
 ORDER BY h.next_rollover_at, h.company_id
 LIMIT $4
   FOR UPDATE SKIP LOCKED
