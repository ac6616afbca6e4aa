package dev.seatledger.event;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class EventStore {

    private static final String LIST = """
            SELECT company_id, sequence, type, at, actor, payload
              FROM event
             WHERE company_id = $1 AND sequence > $2
             ORDER BY sequence
             LIMIT $3
            """;

    private final Pool pool;

    EventStore(Pool pool) {
        this.pool = pool;
    }

    /** Oldest first. */
    Uni<List<Event>> listAfter(UUID companyId, long after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(companyId, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventStore::toEvent)
                        .toList());
    }

    private static Event toEvent(Row row) {
        return new Event(
                row.getUUID("company_id"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getJsonObject("payload"));
    }
}
