-- The next numbers of a series in their order, and what has become of their documents.
-- $1: issuer. $2: series. $3: the last number already seen. $4: how many at most.
SELECT n.number, n.document_id, n.recorded_at, encode(n.digest, 'hex') AS digest, encode(n.chain, 'hex') AS chain,
       CASE WHEN d.document_id IS NOT NULL THEN encode(document_digest(d, l.content), 'hex') END AS digest_now,
       d.issuer = n.issuer AND d.kind = n.series
           AND right(d.number, greatest(6, length(n.number::text))) = lpad(n.number::text, greatest(6, length(n.number::text)), '0')
           AS is_named_so,
       d.net = l.net AND d.total = d.net + d.tax AS is_sum
  FROM (SELECT * FROM document_number
         WHERE issuer = $1 AND series = $2 AND number > $3
         ORDER BY number
         LIMIT $4) n
  LEFT JOIN document d ON d.company_id = n.company_id AND d.document_id = n.document_id
  LEFT JOIN LATERAL (SELECT jsonb_agg(line_content(l) ORDER BY l.line_no) AS content, sum(l.net) AS net
                       FROM document_line l
                      WHERE l.company_id = n.company_id AND l.document_id = n.document_id) l ON true
 ORDER BY n.number
