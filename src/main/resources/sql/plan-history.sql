-- How the seats of one type stood at the end of each of some days: one look into seat_log_day_ix a day, however much has happened on it.
-- $1 uuid: company. $2 varchar: unit type. $3 timestamptz[]: ends of the days, in their order. A day before the first entry has no row.
SELECT d.day, l.sequence, l.created_after, l.included_after, l.paid_after
  FROM unnest($3::timestamptz[]) WITH ORDINALITY AS d (ends_at, day)
 CROSS JOIN LATERAL (SELECT s.sequence, s.created_after, s.included_after, s.paid_after
                       FROM seat_log s
                      WHERE s.company_id = $1 AND s.unit_type = $2 AND s.at < d.ends_at
                      ORDER BY s.at DESC, s.sequence DESC
                      LIMIT 1) AS l
 ORDER BY d.day
