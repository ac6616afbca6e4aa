-- Writes a row for each recipient of each document that has not been looked at, and how far that goes. Companies that somebody else has
-- locked are left to them.
-- $1: the domain of message ids. $2: how many companies at most. $3: companies, if not all.
WITH behind AS (
    SELECT p.company_id, p.queued, d.last
      FROM invoice_delivery_progress p
     CROSS JOIN LATERAL (SELECT max(d.sequence) AS last
                           FROM document d /*recorded*/
                          WHERE d.company_id = /*company*/p.company_id AND d.sequence > p.queued) d
     WHERE d.last > p.queued AND /*companies*/
     LIMIT $2::integer
       FOR UPDATE OF p /*skip*/ SKIP LOCKED
), queued AS (
    INSERT INTO invoice_delivery (company_id, document_id, email, name, sequence, message_domain)
    SELECT d.company_id, d.document_id, r.email, r.name, d.sequence, $1::varchar
      FROM behind b
      JOIN document d ON d.company_id = /*company*/b.company_id AND d.sequence > b.queued AND d.sequence <= b.last
      JOIN invoice_recipients i ON i.company_id = /*company*/b.company_id
     CROSS JOIN LATERAL jsonb_to_recordset(i.recipients) AS r (email varchar, name varchar)
     ORDER BY d.company_id, d.sequence
        ON CONFLICT ON CONSTRAINT invoice_delivery_pk DO NOTHING
)
UPDATE invoice_delivery_progress p
   SET queued = b.last
  FROM behind b
 WHERE p.company_id = /*company*/b.company_id
RETURNING p.company_id
