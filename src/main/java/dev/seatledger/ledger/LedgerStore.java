package dev.seatledger.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.idempotency.IdempotentRequests;
import dev.seatledger.shared.persistence.Sql;

/** Sends the ledger's statements: states are read, and changes written, in one round trip each. */
@ApplicationScoped
class LedgerStore {

    private static final String CLAIM_DUE = Sql.statement("claim-due");

    private final Pool pool;
    private final Statements<StatePart<?>, ReadStatement> readsOfOne =
            new Statements<>(parts -> ReadStatement.of(parts, true));
    private final Statements<StatePart<?>, ReadStatement> readsOfSeveral =
            new Statements<>(parts -> ReadStatement.of(parts, false));
    private final Statements<RowKind<?>, WriteStatement> writesOfOne =
            new Statements<>(kinds -> WriteStatement.of(kinds, true));
    private final Statements<RowKind<?>, WriteStatement> writesOfSeveral =
            new Statements<>(kinds -> WriteStatement.of(kinds, false));

    LedgerStore(Pool pool) {
        this.pool = pool;
    }

    /** The states of those of the companies that exist. */
    Uni<Map<UUID, CompanyState>> read(Map<UUID, Needs> needs) {
        return read(pool, needs);
    }

    /** Companies of which the same parts are needed are read together. */
    Uni<Map<UUID, CompanyState>> read(SqlClient client, Map<UUID, Needs> needs) {
        Map<Set<StatePart<?>>, Map<UUID, Needs>> groups = new HashMap<>();
        needs.forEach((companyId, ofCompany) -> groups.computeIfAbsent(ofCompany.read(), parts -> new HashMap<>())
                .put(companyId, ofCompany));
        List<Uni<List<CompanyState>>> reads = new ArrayList<>();
        groups.forEach((parts, group) -> reads.add(readGroup(client, parts, group)));
        return Uni.join().all(reads).andFailFast().map(LedgerStore::byCompany);
    }

    private Uni<List<CompanyState>> readGroup(SqlClient client, Set<StatePart<?>> parts, Map<UUID, Needs> group) {
        boolean isOneCompany = group.size() == 1;
        ReadStatement statement = (isOneCompany ? readsOfOne : readsOfSeveral).of(parts);
        Tuple arguments = isOneCompany
                ? statement.argumentsFor(group.keySet().iterator().next(), group.values())
                : statement.argumentsFor(group.keySet(), group.values());
        return client.preparedQuery(statement.sql()).execute(arguments).map(rows -> {
            List<CompanyState> states = new ArrayList<>();
            rows.forEach(row ->
                    states.add(statement.state(row, Objects.requireNonNull(group.get(row.getUUID("company_id"))))));
            return states;
        });
    }

    /**
     * Writes changes of different companies.
     *
     * @return a receipt for each company whose change took effect; the others had moved on and are unchanged
     */
    Uni<Map<UUID, Receipt>> append(Collection<Change> changes) {
        return append(pool, changes);
    }

    Uni<Map<UUID, Receipt>> append(SqlClient client, Collection<Change> changes) {
        Set<RowKind<?>> kinds = new HashSet<>();
        changes.forEach(change -> kinds.addAll(change.rows().keySet()));
        WriteStatement statement = (changes.size() == 1 ? writesOfOne : writesOfSeveral).of(kinds);
        return client.preparedQuery(statement.sql())
                .execute(statement.arguments(changes))
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

    /** A company that does not exist yet, with its first change. */
    Uni<CompanyState> open(Change first, @Nullable IdempotentRequest<CompanyState> idempotency) {
        WriteStatement statement = WriteStatement.opening(first.rows().keySet());
        return pool.withTransaction(connection ->
                IdempotentRequests.once(connection, IdempotentRequests.NO_COMPANY, idempotency, () -> connection
                        .preparedQuery(statement.sql())
                        .execute(statement.arguments(List.of(first)))
                        .replaceWith(first.after())));
    }

    private static Map<UUID, CompanyState> byCompany(List<List<CompanyState>> groups) {
        Map<UUID, CompanyState> states = new HashMap<>();
        groups.forEach(group -> group.forEach(state -> states.put(state.companyId(), state)));
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
