package dev.seatledger.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.IdempotencyKey;
import dev.seatledger.shared.idempotency.StoredAnswer;
import dev.seatledger.shared.persistence.RowJson;

/**
 * A row of {@code answered_request}: a request that was carried out, and what its caller was told.
 *
 * @param body with the places of numbers left open that its own write draws, see {@link Receipt#fill}
 */
record AnsweredRow(
        UUID companyId,
        String actor,
        String key,
        String requestHash,
        int status,
        @Nullable String location,
        String body) {

    /** Who repeats a request writes nothing: that it was not carried out yet is part of the guard, so that nobody has to ask before. */
    static final RowKind<AnsweredRow> KIND = RowKind.written(
                    "answered_request", AnsweredRow.class, row -> List.of(row.actor, row.key), """
                    answered_request_written AS (
                        INSERT INTO answered_request (company_id, actor, key, request_hash, status, location, body, numbers)
                        SELECT r.company_id, r.actor, r.key, r.request_hash, r.status, r.location, r.body,
                               (SELECT jsonb_object_agg(n.document_id, n.number)
                                  FROM number_drawn n
                                 WHERE n.company_id = r.company_id AND strpos(r.body, n.document_id::text) > 0)
                          FROM answered_request_rows r
                    )""")
            .guardedBy("""
                    NOT EXISTS (SELECT
                                  FROM {rows} r
                                  JOIN answered_request a
                                    ON a.company_id = {company} AND a.actor = r.actor AND a.key = r.key
                                 WHERE r.company_id = h.company_id)""");

    /** Of the requests that a command asks about, those that were carried out. */
    static final StatePart<Map<IdempotencyKey, AnsweredRequest>> PART =
            StatePart.byText("answered_requests", """
            SELECT jsonb_agg(jsonb_build_object(
                       'actor', a.actor, 'key', a.key, 'request_hash', a.request_hash, 'status', a.status, 'location', a.location,
                       'body', a.body, 'numbers', a.numbers))
              FROM unnest({keys}) AS k (pair)
              JOIN answered_request a
                ON a.company_id = {company} AND a.actor = k.pair::jsonb ->> 0 AND a.key = k.pair::jsonb ->> 1""", (json, currency) -> byKey(RowJson.readAll(json, Stored.class)));

    static AnsweredRow of(UUID companyId, IdempotencyKey key, AnsweredRequest answered) {
        StoredAnswer answer = answered.answer();
        return new AnsweredRow(
                companyId,
                key.actor(),
                key.key(),
                answered.requestHash(),
                answer.status(),
                answer.location(),
                answer.body());
    }

    static Needs needs(IdempotencyKey key) {
        return Needs.of(PART, List.of(RowJson.write(List.of(key.actor(), key.key()))));
    }

    private static Map<IdempotencyKey, AnsweredRequest> byKey(List<Stored> rows) {
        Map<IdempotencyKey, AnsweredRequest> answered = new HashMap<>();
        rows.forEach(row -> answered.put(new IdempotencyKey(row.actor, row.key), row.toRequest()));
        return Map.copyOf(answered);
    }

    /**
     * As it is read.
     *
     * @param numbers those that belong into the body, by document; null if none does
     */
    record Stored(
            String actor,
            String key,
            String requestHash,
            int status,
            @Nullable String location,
            String body,
            @Nullable Map<UUID, String> numbers) {

        private AnsweredRequest toRequest() {
            return new AnsweredRequest(
                    requestHash,
                    new StoredAnswer(status, location, new Receipt(numbers == null ? Map.of() : numbers).fill(body)));
        }
    }
}
