package dev.seatledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * Rolls many companies over in one transaction: claim, read, decide, write. An instance that dies in the middle leaves nothing behind;
 * what it had claimed is free again.
 */
final class DueCompanies {

    private final LedgerStore store;
    private final Rollovers rollovers;
    private final Commits commits;

    DueCompanies(LedgerStore store, Rollovers rollovers, Commits commits) {
        this.store = store;
        this.rollovers = rollovers;
        this.commits = commits;
    }

    /** Empty once no further company is due, or others have claimed all of them. */
    Uni<Optional<DueChunk>> rollOver(DueCursor after, Instant now, int limit) {
        return store.inTransaction(connection -> store.claimDue(connection, after, now, limit)
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().item(Optional.<Written>empty())
                                : rollOver(connection, claimed, now).map(Optional::of)))
                .invoke(written -> written.ifPresent(chunk -> chunk.changes().forEach(commits::tell)))
                .map(written -> written.map(Written::chunk));
    }

    private Uni<Written> rollOver(SqlClient connection, List<DueCursor> claimed, Instant now) {
        Map<UUID, Needs> needs = new HashMap<>();
        claimed.forEach(due -> needs.put(due.companyId(), rollovers.needs()));
        return store.read(connection, needs).chain(states -> {
            List<Change> changes = new ArrayList<>();
            List<DueChunk.Failure> failures = decide(states, now, changes);
            DueCursor last = claimed.get(claimed.size() - 1);
            return append(connection, changes)
                    .map(receipts ->
                            new Written(new DueChunk(last, changes.size(), documents(receipts), failures), changes));
        });
    }

    private Uni<Map<UUID, Receipt>> append(SqlClient connection, List<Change> changes) {
        return changes.isEmpty() ? Uni.createFrom().item(Map.of()) : store.append(connection, changes);
    }

    /** A rollover issues no other documents than recurring invoices. */
    private static int documents(Map<UUID, Receipt> receipts) {
        return receipts.values().stream()
                .mapToInt(receipt -> receipt.numbers().size())
                .sum();
    }

    private List<DueChunk.Failure> decide(Map<UUID, CompanyState> states, Instant now, List<Change> changes) {
        List<DueChunk.Failure> failures = new ArrayList<>();
        states.forEach((companyId, state) -> {
            try {
                rollovers.due(state, now).stream()
                        .map(Posting::toChange)
                        .reduce(Change::then)
                        .ifPresent(changes::add);
            } catch (RuntimeException e) {
                failures.add(new DueChunk.Failure(companyId, e));
            }
        });
        return failures;
    }

    /** A chunk and what it has changed, once the transaction ends. */
    private record Written(DueChunk chunk, List<Change> changes) {}
}
