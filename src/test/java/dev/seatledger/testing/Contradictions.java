package dev.seatledger.testing;

/** One row for each way in which a company's books disagree with themselves. */
final class Contradictions {

    static final String SQL = """
            SELECT 'created differs from the rows: ' || p.unit_type
              FROM seat_position p
             WHERE p.company_id = :company
               AND p.created <> (SELECT count(*) FROM unit u WHERE u.company_id = p.company_id
                                  AND u.unit_type = p.unit_type AND u.deleted_at IS NULL)
            UNION ALL
            SELECT 'the seat log does not lead to the position: ' || p.unit_type
              FROM seat_position p
              JOIN LATERAL (SELECT created_after, paid_after FROM seat_log l
                             WHERE l.company_id = p.company_id AND l.unit_type = p.unit_type
                             ORDER BY l.sequence DESC LIMIT 1) l ON true
             WHERE p.company_id = :company AND (l.created_after, l.paid_after) <> (p.created, p.paid)
            UNION ALL
            SELECT 'the seat log skips: ' || l.sequence
              FROM (SELECT sequence, created_before, paid_before,
                           lag(created_after) OVER w AS created_then, lag(paid_after) OVER w AS paid_then
                      FROM seat_log WHERE company_id = :company
                    WINDOW w AS (PARTITION BY unit_type ORDER BY sequence)) l
             WHERE (l.created_then, l.paid_then) <> (l.created_before, l.paid_before)
            UNION ALL
            SELECT 'seats bought and purchases announced differ: ' || unit_type
              FROM (SELECT unit_type, sum(paid_after - paid_before) AS bought FROM seat_log
                     WHERE company_id = :company AND cause = 'UNIT_ADDED' GROUP BY unit_type) l
              LEFT JOIN (SELECT upper(payload ->> 'unitType') AS unit_type, sum((payload ->> 'quantity')::int) AS announced
                           FROM event WHERE company_id = :company AND type = 'seat.purchased' GROUP BY 1) e USING (unit_type)
             WHERE bought <> coalesce(announced, 0)
            UNION ALL
            SELECT 'purchases announced and charged differ: ' || coalesce(p.announced, 0) || ' and ' || coalesce(c.charged, 0)
              FROM (SELECT sum((payload -> 'net' ->> 'amount')::numeric) AS announced
                      FROM event WHERE company_id = :company AND type = 'seat.purchased') p,
                   (SELECT sum(net) AS charged
                      FROM (SELECT l.net FROM document_line l JOIN document USING (company_id, document_id)
                             WHERE company_id = :company AND reason = 'ADDITIONAL_UNITS'
                            UNION ALL SELECT net FROM pending_charge WHERE company_id = :company) n) c
             WHERE coalesce(p.announced, 0) <> coalesce(c.charged, 0)
            UNION ALL
            SELECT 'events have a gap: ' || count(*) || ' of ' || max(sequence)
              FROM event WHERE company_id = :company
            HAVING count(*) <> max(sequence)
                OR max(sequence) <> (SELECT sequence FROM company_head WHERE company_id = :company)
            UNION ALL
            SELECT 'a document is not the sum of its lines: ' || i.number
              FROM document i
             WHERE i.company_id = :company
               AND i.net <> (SELECT sum(l.net) FROM document_line l
                              WHERE l.company_id = i.company_id AND l.document_id = i.document_id)
            """;

    private Contradictions() {}
}
