-- A new company with its contract, at sequence 0. $1 jsonb: {company, contract, prices[], head, positions[]}
WITH company_in AS (
    INSERT INTO company (company_id, legal_name, country, vat_number, language, time_zone, currency, issuer, is_sandbox,
                         account_executive_name, account_executive_email, customer_success_name, customer_success_email,
                         created_at, created_by)
    SELECT r.*
      FROM jsonb_to_record($1::jsonb -> 'company') AS r (
               company_id uuid, legal_name varchar, country varchar, vat_number varchar, language varchar, time_zone varchar,
               currency varchar, issuer varchar, is_sandbox boolean, account_executive_name varchar,
               account_executive_email varchar, customer_success_name varchar, customer_success_email varchar,
               created_at timestamptz, created_by varchar)
), contract_in AS (
    INSERT INTO contract (company_id, plan_name, subscription_type, start_date, anchor_day, term_months, seat_retention,
                          proration, additional_invoicing, payment_method, payment_term_days)
    SELECT r.*
      FROM jsonb_to_record($1 -> 'contract') AS r (
               company_id uuid, plan_name varchar, subscription_type varchar, start_date date, anchor_day int,
               term_months int, seat_retention varchar, proration varchar, additional_invoicing varchar,
               payment_method varchar, payment_term_days int)
), price_in AS (
    INSERT INTO contract_price (company_id, unit_type, included_unit_price, additional_unit_price)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'prices') AS r (
               company_id uuid, unit_type varchar, included_unit_price numeric, additional_unit_price numeric)
), position_in AS (
    INSERT INTO seat_position (company_id, unit_type, included, created, paid)
    SELECT r.*
      FROM jsonb_to_recordset($1 -> 'positions') AS r (
               company_id uuid, unit_type varchar, included int, created int, paid int)
), series_in AS (
    INSERT INTO numbering_series (issuer, series, last_number)
    SELECT $1 -> 'company' ->> 'issuer', kind, 0 FROM (VALUES ('INVOICE'), ('CREDIT_NOTE')) AS s (kind)
        ON CONFLICT DO NOTHING
)
INSERT INTO company_head (company_id, sequence, changed_at, test_clock, next_rollover_at)
SELECT r.*
  FROM jsonb_to_record($1 -> 'head') AS r (
           company_id uuid, sequence bigint, changed_at timestamptz, test_clock timestamptz, next_rollover_at timestamptz)
