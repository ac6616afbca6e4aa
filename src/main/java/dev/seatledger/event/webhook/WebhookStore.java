package dev.seatledger.event.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Endpoints, as their owners manage them. */
@ApplicationScoped
class WebhookStore {

    private static final String COLUMNS =
            "company_id, webhook_id, url, events, description, status, paused_reason, created_at";

    /** Only one registration per company at a time, so that the limit is exact; the ledger's changes do not wait for it. */
    private static final String LOCK_COMPANY = "SELECT 1 FROM company WHERE company_id = $1 FOR NO KEY UPDATE";

    private static final String INSERT = """
            INSERT INTO webhook (company_id, webhook_id, url, events, description, status, created_at, created_by, secret, delivered)
            SELECT h.company_id, $2, $3, $4::text[], $5, 'ACTIVE', $6, $7, $8, h.sequence
              FROM company_head h
             WHERE h.company_id = $1 AND (SELECT count(*) FROM webhook w WHERE w.company_id = $1) < $9::bigint
            RETURNING
            """ + COLUMNS;

    private static final String GET = "SELECT " + COLUMNS + " FROM webhook WHERE company_id = $1 AND webhook_id = $2";

    private static final String LIST = "SELECT " + COLUMNS + " FROM webhook WHERE company_id = $1 AND webhook_id > $2"
            + " ORDER BY webhook_id LIMIT $3";

    /** Whatever an owner changes, the endpoint is retried immediately. */
    private static final String CHANGE = """
            UPDATE webhook
               SET url = coalesce($3, url),
                   events = CASE WHEN $4::text[] IS NULL THEN events WHEN cardinality($4::text[]) = 0 THEN NULL ELSE $4::text[] END,
                   description = CASE WHEN $5::text IS NULL THEN description ELSE nullif($5::text, '') END,
                   status = coalesce($6::text, status),
                   paused_reason = CASE $6::text WHEN 'ACTIVE' THEN NULL WHEN 'PAUSED' THEN coalesce(paused_reason, 'REQUESTED')
                                   ELSE paused_reason END,
                   attempts = 0, failing_since = NULL, next_attempt_at = NULL, changes = changes + 1
             WHERE company_id = $1 AND webhook_id = $2
            RETURNING
            """ + COLUMNS;

    private static final String DELETE = "DELETE FROM webhook WHERE company_id = $1 AND webhook_id = $2";

    private static final String ROTATE =
            "UPDATE webhook SET previous_secret = secret, previous_valid_until = $4, secret = $3, changes = changes + 1"
                    + " WHERE company_id = $1 AND webhook_id = $2";

    private static final String REDELIVER = """
            INSERT INTO webhook_redelivery (company_id, webhook_id, redelivery_id, next_sequence, last_sequence, requested_at, requested_by)
            SELECT $1, $2, $3, $4, $5, $6, $7
              FROM company_head h
             WHERE h.company_id = $1 AND h.sequence >= $5::bigint
            """;

    private static final String WAITING_REDELIVERIES =
            "SELECT count(*) FROM webhook_redelivery WHERE company_id = $1 AND webhook_id = $2";

    private static final String LOCK_WEBHOOK =
            "SELECT 1 FROM webhook WHERE company_id = $1 AND webhook_id = $2 FOR NO KEY UPDATE";

    private static final String ATTEMPTS = """
            SELECT delivery_id, sequence, event_type, attempt, at, status_code, error, latency_millis
              FROM webhook_delivery
             WHERE company_id = $1 AND webhook_id = $2 AND delivery_id < $3
             ORDER BY delivery_id DESC
             LIMIT $4
            """;

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Pool pool;
    private final int maxRedeliveries;

    WebhookStore(Pool pool, WebhooksConfig config) {
        this.pool = pool;
        this.maxRedeliveries = config.maxRedeliveries();
    }

    /**
     * @throws DomainFailure {@code not-found} without such a company, {@code webhook-limit-reached}
     */
    Uni<Registered> insert(
            UUID companyId,
            NewWebhook webhook,
            Creation creation,
            int max,
            @Nullable IdempotentRequest<Registered> idempotency) {
        Tuple arguments = Tuple.tuple()
                .addUUID(companyId)
                .addUUID(Ids.next())
                .addString(webhook.url())
                .addArrayOfString(array(webhook.events()))
                .addString(webhook.description())
                .addOffsetDateTime(utc(creation.at()))
                .addString(creation.actor())
                .addString(creation.secret())
                .addInteger(max);
        return pool.withTransaction(connection -> IdempotentRequests.once(
                connection, companyId, idempotency, () -> lock(connection, LOCK_COMPANY, Tuple.of(companyId), "company")
                        .chain(() -> connection.preparedQuery(INSERT).execute(arguments))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw new DomainFailure(
                                        ProblemType.WEBHOOK_LIMIT_REACHED,
                                        "A company has at most " + max + " webhooks.");
                            }
                            return new Registered(toWebhook(rows.iterator().next()), creation.secret());
                        })));
    }

    /** Who registers an endpoint, when, and its secret. */
    record Creation(String actor, Instant at, String secret) {}

    /**
     * @throws DomainFailure {@code not-found}
     */
    Uni<Webhook> get(UUID companyId, UUID webhookId) {
        return pool.preparedQuery(GET).execute(Tuple.of(companyId, webhookId)).map(WebhookStore::found);
    }

    /** Oldest first. */
    Uni<List<Webhook>> listAfter(UUID companyId, @Nullable UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(companyId, after == null ? FIRST : after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WebhookStore::toWebhook)
                        .toList());
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    Uni<Webhook> change(UUID companyId, UUID webhookId, WebhookChanges changes) {
        Tuple arguments = Tuple.tuple()
                .addUUID(companyId)
                .addUUID(webhookId)
                .addString(changes.url())
                .addArrayOfString(array(changes.events()))
                .addString(changes.description())
                .addString(changes.status() == null ? null : changes.status().name());
        return pool.preparedQuery(CHANGE).execute(arguments).map(WebhookStore::found);
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    Uni<Void> delete(UUID companyId, UUID webhookId) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(companyId, webhookId))
                .invoke(WebhookStore::requireOne)
                .replaceWithVoid();
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    Uni<Rotated> rotate(
            UUID companyId, UUID webhookId, Rotated rotated, @Nullable IdempotentRequest<Rotated> idempotency) {
        Tuple arguments = Tuple.of(companyId, webhookId, rotated.secret(), utc(rotated.previousValidUntil()));
        return pool.withTransaction(
                connection -> IdempotentRequests.once(connection, companyId, idempotency, () -> connection
                        .preparedQuery(ROTATE)
                        .execute(arguments)
                        .invoke(WebhookStore::requireOne)
                        .replaceWith(rotated)));
    }

    /**
     * @throws DomainFailure {@code not-found}, {@code validation-failed} for events that do not exist, {@code conflict} if too many wait
     */
    Uni<Redelivery> redeliver(
            UUID companyId,
            UUID webhookId,
            Redelivery redelivery,
            Creation creation,
            @Nullable IdempotentRequest<Redelivery> idempotency) {
        Tuple arguments = Tuple.tuple()
                .addUUID(companyId)
                .addUUID(webhookId)
                .addUUID(redelivery.redeliveryId())
                .addLong(redelivery.from())
                .addLong(redelivery.to())
                .addOffsetDateTime(utc(creation.at()))
                .addString(creation.actor());
        return pool.withTransaction(connection -> IdempotentRequests.once(
                connection,
                companyId,
                idempotency,
                () -> redeliver(connection, companyId, webhookId, redelivery, arguments)));
    }

    private Uni<Redelivery> redeliver(
            SqlClient connection, UUID companyId, UUID webhookId, Redelivery redelivery, Tuple arguments) {
        return lock(connection, LOCK_WEBHOOK, Tuple.of(companyId, webhookId), "webhook")
                .chain(() -> connection.preparedQuery(WAITING_REDELIVERIES).execute(Tuple.of(companyId, webhookId)))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) >= maxRedeliveries) {
                        throw new DomainFailure(
                                ProblemType.CONFLICT,
                                "At most " + maxRedeliveries + " redeliveries can wait for one webhook.");
                    }
                })
                .chain(() -> connection.preparedQuery(REDELIVER).execute(arguments))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw DomainFailure.invalid("to", "must be the sequence of an existing event");
                    }
                    return redelivery;
                });
    }

    /** Newest first. */
    Uni<List<LoggedAttempt>> attemptsBefore(UUID companyId, UUID webhookId, @Nullable UUID before, int limit) {
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(companyId, webhookId, before == null ? LAST : before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WebhookStore::toAttempt)
                        .toList());
    }

    private static Uni<Void> lock(SqlClient connection, String statement, Tuple key, String what) {
        return connection
                .preparedQuery(statement)
                .execute(key)
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw DomainFailure.notFound(what);
                    }
                })
                .replaceWithVoid();
    }

    private static Webhook found(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw DomainFailure.notFound("webhook");
        }
        return toWebhook(rows.iterator().next());
    }

    private static void requireOne(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            throw DomainFailure.notFound("webhook");
        }
    }

    private static Webhook toWebhook(Row row) {
        String[] events = row.getArrayOfStrings("events");
        String reason = row.getString("paused_reason");
        return new Webhook(
                row.getUUID("company_id"),
                row.getUUID("webhook_id"),
                row.getString("url"),
                events == null ? null : List.of(events),
                row.getString("description"),
                WebhookStatus.valueOf(row.getString("status")),
                reason == null ? null : PausedReason.valueOf(reason),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static LoggedAttempt toAttempt(Row row) {
        return new LoggedAttempt(
                row.getUUID("delivery_id"),
                row.getLong("sequence"),
                row.getString("event_type"),
                row.getInteger("attempt"),
                row.getOffsetDateTime("at").toInstant(),
                new Attempt(row.getInteger("status_code"), row.getString("error"), row.getLong("latency_millis")));
    }

    private static String @Nullable [] array(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
