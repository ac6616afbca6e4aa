-- All that decisions about some companies depend on, one row a company.
-- $1 uuid[]: companies. $2 uuid[]: units to load with them, if they exist and are theirs.
SELECT c.company_id, c.legal_name, c.country, c.vat_number, c.time_zone, c.currency, c.issuer,
       c.account_executive_name, c.account_executive_email, c.customer_success_name, c.customer_success_email,
       h.sequence, h.changed_at, h.test_clock, h.next_rollover_at,
       k.plan_name, k.subscription_type, k.start_date, k.anchor_day, k.term_months, k.seat_retention, k.proration,
       k.additional_invoicing, k.payment_method, k.payment_term_days,
       (SELECT jsonb_agg(jsonb_build_object(
                   'type', p.unit_type, 'included', p.included, 'created', p.created, 'paid', p.paid,
                   'includedPrice', r.included_unit_price::text, 'additionalPrice', r.additional_unit_price::text))
          FROM seat_position p
          JOIN contract_price r ON r.company_id = p.company_id AND r.unit_type = p.unit_type
         WHERE p.company_id = c.company_id) AS positions,
       (SELECT jsonb_agg(jsonb_build_object(
                   'id', u.unit_id, 'type', u.unit_type, 'name', u.name, 'email', u.email, 'phoneNumber', u.phone_number,
                   'version', u.version, 'createdAt', u.created_at, 'createdBy', u.created_by))
          FROM unit u
         WHERE u.company_id = c.company_id AND u.unit_id = ANY ($2) AND u.deleted_at IS NULL) AS units
  FROM company c
  JOIN company_head h ON h.company_id = c.company_id
  JOIN contract k ON k.company_id = c.company_id
 WHERE c.company_id = ANY ($1)
