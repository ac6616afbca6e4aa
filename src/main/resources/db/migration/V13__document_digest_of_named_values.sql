-- What a number's digest is made of, from values by name instead of from a whole row: a statement that puts a row together for the
-- function must be written anew for every column that a table gets. The digests are the same.
--
-- The functions that take rows stay: the release before calls them.
CREATE FUNCTION line_content(
    line_no integer, rule varchar, description varchar, unit_type varchar, quantity integer, unit_price numeric, period_start date,
    period_end date, proration varchar, numerator bigint, denominator bigint, full_price numeric, seats_before integer,
    seats_after integer, net numeric
) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(line_no, rule, description, unit_type, quantity, unit_price, period_start, period_end, proration, numerator,
                             denominator, full_price, seats_before, seats_after, net)
$$;

CREATE FUNCTION document_digest(
    company_id uuid, document_id uuid, kind varchar, sequence bigint, issuer varchar, number varchar, reason varchar,
    issued_at timestamptz, issue_date date, due_date date, period_start date, credited_invoice_id uuid, currency varchar, net numeric,
    tax numeric, total numeric, credit_applied numeric, amount_due numeric, tax_category varchar, tax_percent numeric,
    tax_mention varchar, seller jsonb, buyer jsonb, lines jsonb
) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        company_id, document_id, kind, sequence, issuer, number, reason, issued_at AT TIME ZONE 'UTC', issue_date, due_date,
        period_start, credited_invoice_id, currency, net, tax, total, credit_applied, amount_due, tax_category, tax_percent,
        tax_mention, seller, buyer, lines)::text, 'UTF8'))
$$;
