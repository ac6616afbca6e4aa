-- Which cost center bears the cost of a unit in the company's own books.
ALTER TABLE unit ADD COLUMN cost_center varchar(100);

-- GET /units?costCenter=, in the order of creation.
CREATE INDEX unit_existing_cost_center_ix ON unit (company_id, cost_center, unit_id)
    WHERE deleted_at IS NULL AND cost_center IS NOT NULL;
