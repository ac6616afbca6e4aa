-- GET /companies/{companyId}/plan/history: how the seats of a type stood at the end of a day. A company's log is in the order of time.
CREATE INDEX seat_log_day_ix ON seat_log (company_id, unit_type, at, sequence);
