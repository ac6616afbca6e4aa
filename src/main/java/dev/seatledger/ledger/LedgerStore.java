package dev.seatledger.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.AnsweredBefore;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.Once;
import dev.seatledger.shared.persistence.Sql;

/** The ledger's statements: one to read states, one to write changes, each a single round trip. */
@ApplicationScoped
class LedgerStore {

    private static final String READ_STATES = Sql.statement("read-states");
    private static final String OPEN_COMPANY = Sql.statement("open-company");
    private static final String APPEND = Sql.statement("append");
    private static final String CLAIM_DUE = Sql.statement("claim-due");

    /** Requests that found companies are about none yet. */
    private static final UUID NO_COMPANY = new UUID(0, 0);

    private static final String CLAIM_REQUEST = """
            INSERT INTO answered_request (company_id, actor, key, request_hash, status, location, body)
            SELECT r.*
              FROM jsonb_to_record($1::jsonb) AS r (
                       company_id uuid, actor varchar, key varchar, request_hash varchar, status int, location text, body text)
                ON CONFLICT DO NOTHING""";

    private static final String READ_ANSWER = """
            SELECT jsonb_build_object('requestHash', request_hash, 'status', status, 'location', location, 'body', body) AS answered
              FROM answered_request
             WHERE company_id = $1 AND actor = $2 AND key = $3""";

    private final Pool pool;

    LedgerStore(Pool pool) {
        this.pool = pool;
    }

    /** The states of those of the companies that exist. */
    Uni<Map<UUID, CompanyState>> read(StateQuery query) {
        return read(pool, query);
    }

    Uni<Map<UUID, CompanyState>> read(SqlClient client, StateQuery query) {
        return client.preparedQuery(READ_STATES).execute(query.arguments()).map(LedgerStore::states);
    }

    /**
     * Writes changes of different companies.
     *
     * @return a receipt for each company whose change took effect; the others had moved on and are unchanged
     */
    Uni<Map<UUID, Receipt>> append(Collection<LedgerChange> changes) {
        return append(pool, changes);
    }

    Uni<Map<UUID, Receipt>> append(SqlClient client, Collection<LedgerChange> changes) {
        return client.preparedQuery(APPEND)
                .execute(Tuple.of(ChangeJson.of(changes)))
                .map(LedgerStore::receipts);
    }

    /** The next companies whose window has ended by {@code now}, locked until the transaction ends. */
    Uni<List<DueCursor>> claimDue(SqlClient connection, DueCursor after, Instant now, int limit) {
        Tuple arguments = Tuple.of(utc(now), utc(after.windowEnd()), after.companyId(), limit);
        return connection.preparedQuery(CLAIM_DUE).execute(arguments).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row ->
                        new DueCursor(row.getOffsetDateTime("next_rollover_at").toInstant(), row.getUUID("company_id")))
                .toList());
    }

    <T> Uni<T> inTransaction(Function<SqlClient, Uni<T>> work) {
        return pool.withTransaction(work::apply);
    }

    /** A company that does not exist yet, and its first change, together or not at all. */
    Uni<Receipt> open(LedgerChange first, boolean isSandbox, @Nullable Once<CompanyState> once) {
        CompanyState state = first.before();
        return pool.withTransaction(connection -> claim(connection, first.after(), once)
                .chain(() -> connection
                        .preparedQuery(OPEN_COMPANY)
                        .execute(Tuple.of(
                                OpeningJson.of(state, first.events().get(0).actor(), isSandbox))))
                .chain(() -> append(connection, Set.of(first)))
                .map(receipts -> Objects.requireNonNull(receipts.get(state.companyId()), "a new company is at 0")));
    }

    /** Forgets answers that were given before {@code time}. */
    Uni<Integer> forgetAnswersBefore(Instant time) {
        return pool.preparedQuery("DELETE FROM answered_request WHERE answered_at < $1")
                .execute(Tuple.of(utc(time)))
                .map(RowSet::rowCount);
    }

    /** The first to insert an answer goes on; another one waits for its commit, and fails with its answer. */
    private static Uni<Void> claim(SqlClient connection, CompanyState opened, @Nullable Once<CompanyState> once) {
        if (once == null) {
            return Uni.createFrom().voidItem();
        }
        AnsweredRequest answered =
                new AnsweredRequest(once.requestHash(), once.answering().apply(opened));
        JsonObject row = ChangeJson.answer(NO_COMPANY.toString(), once.key(), answered);
        return connection
                .preparedQuery(CLAIM_REQUEST)
                .execute(Tuple.of(row))
                .chain(claimed -> claimed.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(READ_ANSWER)
                                .execute(Tuple.of(
                                        NO_COMPANY,
                                        once.key().actor(),
                                        once.key().key()))
                                .invoke(rows -> {
                                    AnsweredRequest before = LoadedRows.answered(
                                            rows.iterator().next().getJsonObject("answered"));
                                    throw new AnsweredBefore(before.to(once));
                                })
                                .replaceWithVoid());
    }

    private static Map<UUID, CompanyState> states(RowSet<Row> rows) {
        Map<UUID, CompanyState> states = new HashMap<>();
        for (Row row : rows) {
            CompanyState state = StateRow.toState(row);
            states.put(state.companyId(), state);
        }
        return states;
    }

    private static Map<UUID, Receipt> receipts(RowSet<Row> rows) {
        Map<UUID, Map<UUID, String>> numbers = new HashMap<>();
        for (Row row : rows) {
            Map<UUID, String> ofCompany = numbers.computeIfAbsent(row.getUUID("company_id"), id -> new HashMap<>());
            UUID documentId = row.getUUID("document_id");
            if (documentId != null) {
                ofCompany.put(documentId, row.getString("number"));
            }
        }
        Map<UUID, Receipt> receipts = new HashMap<>();
        numbers.forEach((companyId, ofCompany) -> receipts.put(companyId, new Receipt(ofCompany)));
        return receipts;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
