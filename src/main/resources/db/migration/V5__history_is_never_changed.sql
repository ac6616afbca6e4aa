-- Documents, their lines and numbers, the seat log and the events are added, never edited (R27, R36). What was billed is corrected by
-- further documents, not by updates; the database refuses them to every role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows are history', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER invoice_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_number_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON document_number
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seat_log_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON seat_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
