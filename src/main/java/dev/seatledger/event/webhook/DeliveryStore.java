package dev.seatledger.event.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.event.Event;
import dev.seatledger.shared.persistence.Sql;

/** The statements of delivery. On Vert.x futures, which need no subscriber: delivery is nobody's request. */
@ApplicationScoped
class DeliveryStore {

    private static final String CLAIM = Sql.statement("webhook-claim");
    private static final String CLAIM_ANY = CLAIM.replace("/*companies*/", "true");
    private static final String CLAIM_OF = CLAIM.replace("/*companies*/", "w.company_id = ANY ($4)");
    private static final String PAGE = Sql.statement("webhook-page");
    private static final String RECORD = Sql.statement("webhook-record");
    private static final String RELEASE = Sql.statement("webhook-release");
    private static final String COMPANIES = "SELECT DISTINCT company_id FROM webhook WHERE status = 'ACTIVE'";
    private static final String PRUNE = """
            DELETE FROM webhook_delivery
             WHERE ctid IN (SELECT ctid FROM webhook_delivery WHERE at < $1 LIMIT $2)
            """;

    private final Pool pool;
    private final long leaseMillis;

    DeliveryStore(Pool pool, WebhooksConfig config) {
        this.pool = pool;
        this.leaseMillis = config.lease().toMillis();
    }

    /** Endpoints of these companies that have something to send, now leased. */
    Future<List<Endpoint>> claim(UUID lease, Collection<UUID> companies, int limit) {
        return pool.preparedQuery(CLAIM_OF)
                .execute(Tuple.of(lease, leaseMillis, limit, companies.toArray(UUID[]::new)))
                .map(DeliveryStore::endpoints);
    }

    /** The same, whatever the company. */
    Future<List<Endpoint>> claimAny(UUID lease, int limit) {
        return pool.preparedQuery(CLAIM_ANY)
                .execute(Tuple.of(lease, leaseMillis, limit))
                .map(DeliveryStore::endpoints);
    }

    /** Those that have an endpoint. */
    Future<Set<UUID>> companies() {
        return pool.preparedQuery(COMPANIES).execute().map(rows -> {
            Set<UUID> companies = new HashSet<>();
            rows.forEach(row -> companies.add(row.getUUID(0)));
            return companies;
        });
    }

    /** Empty if the lease is not ours any more, or the endpoint is paused. */
    Future<Optional<EventPage>> page(Endpoint endpoint, UUID lease, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(endpoint.companyId(), endpoint.webhookId(), lease, limit))
                .map(rows -> page(rows, limit));
    }

    /**
     * Attempts and what follows from them, in one statement.
     *
     * @return whether the lease still is ours and the endpoint active
     */
    Future<Boolean> record(Endpoint endpoint, UUID lease, Progress progress) {
        Tuple arguments = Tuple.tuple()
                .addUUID(endpoint.companyId())
                .addUUID(endpoint.webhookId())
                .addUUID(lease)
                .addLong(leaseMillis)
                .addValue(json(progress.attempts()))
                .addUUID(progress.redeliveryId())
                .addLong(progress.done())
                .addInteger(progress.failures())
                .addLong(
                        progress.retryAfter() == null
                                ? null
                                : progress.retryAfter().toMillis())
                .addString(progress.pause() == null ? null : progress.pause().name())
                .addInteger(progress.changes());
        return pool.preparedQuery(RECORD)
                .execute(arguments)
                .map(rows ->
                        rows.size() > 0 && rows.iterator().next().getString(0).equals(WebhookStatus.ACTIVE.name()));
    }

    /**
     * Lets go of an endpoint.
     *
     * @param always even if there is something to send
     * @return whether it is let go of, or the lease was not ours any more
     */
    Future<Boolean> release(Endpoint endpoint, UUID lease, boolean always) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(endpoint.companyId(), endpoint.webhookId(), lease, always))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Forgets attempts from before an instant; how many it were. */
    Future<Integer> prune(Instant before, int limit) {
        return pool.preparedQuery(PRUNE).execute(Tuple.of(utc(before), limit)).map(RowSet::rowCount);
    }

    /**
     * What is to be written down.
     *
     * @param done everything up to this one
     * @param failures in a row by now
     * @param retryAfter until the next attempt; null to go on
     * @param pause why nothing more is sent; null to go on
     * @param changes by owners that were known when it was tried
     */
    record Progress(
            List<LoggedAttempt> attempts,
            @Nullable UUID redeliveryId,
            long done,
            int failures,
            @Nullable Duration retryAfter,
            @Nullable PausedReason pause,
            int changes) {}

    private static List<Endpoint> endpoints(RowSet<Row> rows) {
        List<Endpoint> endpoints = new ArrayList<>();
        rows.forEach(row -> endpoints.add(new Endpoint(row.getUUID("company_id"), row.getUUID("webhook_id"))));
        return endpoints;
    }

    private static Optional<EventPage> page(RowSet<Row> rows, int limit) {
        List<Event> events = new ArrayList<>();
        Row first = null;
        for (Row row : rows) {
            first = first == null ? row : first;
            if (row.getLong("sequence") != null) {
                events.add(new Event(
                        row.getUUID("company_id"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("actor"),
                        row.getJsonObject("payload")));
            }
        }
        return first == null ? Optional.empty() : Optional.of(page(first, events, limit));
    }

    private static EventPage page(Row row, List<Event> events, int limit) {
        OffsetDateTime validUntil = row.getOffsetDateTime("previous_valid_until");
        return new EventPage(
                row.getString("url"),
                new EventPage.Secrets(
                        row.getString("secret"),
                        row.getString("previous_secret"),
                        validUntil == null ? null : validUntil.toInstant()),
                row.getInteger("attempts"),
                row.getLong("failing_millis"),
                row.getInteger("changes"),
                row.getUUID("redelivery_id"),
                row.getLong("from_sequence"),
                row.getLong("to_sequence"),
                events,
                events.size() < limit);
    }

    private static JsonArray json(List<LoggedAttempt> attempts) {
        JsonArray rows = new JsonArray();
        attempts.forEach(attempt -> rows.add(new JsonObject()
                .put("delivery_id", attempt.deliveryId().toString())
                .put("sequence", attempt.sequence())
                .put("event_type", attempt.eventType())
                .put("attempt", attempt.attempt())
                .put("at", attempt.at().toString())
                .put("status_code", attempt.outcome().statusCode())
                .put("error", attempt.outcome().error())
                .put("latency_millis", attempt.outcome().latencyMillis())
                .put("succeeded", attempt.outcome().hasSucceeded())));
        return rows;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
