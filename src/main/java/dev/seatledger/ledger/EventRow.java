package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.PayloadJson;

/**
 * A row of {@code event}: something that happened to a company.
 *
 * @param sequence per company, from 1, without gaps
 * @param payload what frontends and partners see
 */
record EventRow(UUID companyId, long sequence, String type, Instant at, String actor, JsonNode payload) {

    /** An event that announces a document tells its number, which the write draws. */
    static final RowKind<EventRow> KIND = RowKind.written("event", EventRow.class, EventRow::sequence, """
            event_written AS (
                INSERT INTO event (company_id, sequence, type, at, actor, payload)
                SELECT r.company_id, r.sequence, r.type, r.at, r.actor,
                       CASE WHEN n.number IS NULL THEN r.payload ELSE r.payload || jsonb_build_object('number', n.number) END
                  FROM event_rows r
                  LEFT JOIN number_drawn n ON n.company_id = r.company_id AND n.sequence = r.sequence
            )""");

    static EventRow of(Posting posting, long sequence, EventType type, Record payload) {
        if (!type.payload().isInstance(payload)) {
            throw new IllegalArgumentException(type + " does not tell " + payload);
        }
        return new EventRow(
                posting.companyId(),
                sequence,
                type.wireName(),
                posting.at(),
                posting.actor(),
                PayloadJson.write(payload));
    }
}
