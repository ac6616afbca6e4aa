package dev.seatledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The ledger's statements: one to read states, one to write changes, each a single round trip that commits by itself. */
@ApplicationScoped
class LedgerStore {

    private static final String READ_STATES = statement("read-states");
    private static final String OPEN_COMPANY = statement("open-company");
    private static final String APPEND = statement("append");

    private final Pool pool;

    LedgerStore(Pool pool) {
        this.pool = pool;
    }

    /** The states of those of the companies that exist. */
    Uni<Map<UUID, CompanyState>> read(Set<UUID> companyIds, Set<UUID> unitIds) {
        Tuple arguments = Tuple.of(companyIds.toArray(UUID[]::new), unitIds.toArray(UUID[]::new));
        return pool.preparedQuery(READ_STATES).execute(arguments).map(LedgerStore::states);
    }

    /**
     * Writes changes of different companies.
     *
     * @return a receipt for each company whose change took effect; the others had moved on and are unchanged
     */
    Uni<Map<UUID, Receipt>> append(Collection<LedgerChange> changes) {
        return append(pool, changes);
    }

    /** A company that does not exist yet, and its first change, together or not at all. */
    Uni<Receipt> open(LedgerChange first, boolean isSandbox) {
        CompanyState state = first.before();
        return pool.withTransaction(connection -> connection
                .preparedQuery(OPEN_COMPANY)
                .execute(Tuple.of(OpeningJson.of(state, first.events().get(0).actor(), isSandbox)))
                .chain(() -> append(connection, Set.of(first)))
                .map(receipts -> Objects.requireNonNull(receipts.get(state.companyId()), "a new company is at 0")));
    }

    private static Uni<Map<UUID, Receipt>> append(SqlClient client, Collection<LedgerChange> changes) {
        return client.preparedQuery(APPEND)
                .execute(Tuple.of(ChangeJson.of(changes)))
                .map(LedgerStore::receipts);
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
            UUID invoiceId = row.getUUID("invoice_id");
            if (invoiceId != null) {
                ofCompany.put(invoiceId, row.getString("number"));
            }
        }
        Map<UUID, Receipt> receipts = new HashMap<>();
        numbers.forEach((companyId, ofCompany) -> receipts.put(companyId, new Receipt(ofCompany)));
        return receipts;
    }

    private static String statement(String name) {
        try (InputStream file = LedgerStore.class.getResourceAsStream("/sql/" + name + ".sql")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
