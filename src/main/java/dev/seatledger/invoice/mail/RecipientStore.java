package dev.seatledger.invoice.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Recipients as their owners handle them. */
@ApplicationScoped
class RecipientStore {

    /** One change of a company's recipients at a time; changes of the ledger do not wait for it. */
    private static final String LOCK = "SELECT 1 FROM company WHERE company_id = $1 FOR NO KEY UPDATE";

    private static final String GET = """
            SELECT coalesce(r.version, 0) AS version, coalesce(r.recipients, '[]') AS recipients
              FROM company c
              LEFT JOIN invoice_recipients r ON r.company_id = $1
             WHERE c.company_id = $1
            """;

    private static final String REPLACE = """
            INSERT INTO invoice_recipients (company_id, version, recipients, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT ON CONSTRAINT invoice_recipients_pk
                DO UPDATE SET version = excluded.version, recipients = excluded.recipients, changed_at = excluded.changed_at,
                              changed_by = excluded.changed_by
            """;

    /** From now on. While nothing is sent, now is all that counts. */
    private static final String FOLLOW = """
            INSERT INTO invoice_delivery_progress (company_id, queued)
            SELECT $1, coalesce(max(d.sequence), 0) FROM document d WHERE d.company_id = $1
                ON CONFLICT ON CONSTRAINT invoice_delivery_progress_pk
                DO UPDATE SET queued = excluded.queued WHERE NOT $2::boolean
            """;

    /** Who is removed gets what was issued before, but not after days of failed attempts. */
    private static final String WITHDRAW = """
            UPDATE invoice_delivery
               SET status = 'FAILED', last_error = 'recipient-removed', lease_id = NULL, changed_at = now()
             WHERE company_id = $1 AND status = 'QUEUED' AND attempts > 0 AND email <> ALL ($2)
            """;

    private static final String FORGET = "DELETE FROM invoice_delivery_progress WHERE company_id = $1";

    private static final String DELIVERIES = """
            SELECT m.delivery_id, m.sequence, m.document_id, d.kind, d.number, m.email, m.status, m.attempts, m.last_error, m.changed_at
              FROM invoice_delivery m
              JOIN document d ON d.company_id = $1 AND d.document_id = m.document_id
             WHERE m.company_id = $1 AND (m.sequence, m.delivery_id) < ($2::bigint, $3::uuid)
             ORDER BY m.sequence DESC, m.delivery_id DESC
             LIMIT $4
            """;

    private static final InvoiceDelivery.Key LAST = new InvoiceDelivery.Key(Long.MAX_VALUE, new UUID(-1, -1));

    private final Pool pool;
    private final MailSwitch mail;

    RecipientStore(Pool pool, MailSwitch mail) {
        this.pool = pool;
        this.mail = mail;
    }

    /** Who makes a change, and when. */
    record Author(String actor, Instant at) {}

    /**
     * @throws DomainFailure {@code not-found}
     */
    Uni<Recipients> get(UUID companyId) {
        return read(pool, companyId);
    }

    /**
     * @throws DomainFailure {@code not-found}, {@code precondition-failed}
     */
    Uni<Recipients> change(UUID companyId, List<Recipient> recipients, IntPredicate isKnown, Author author) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(companyId))
                .chain(() -> read(connection, companyId))
                .invoke(before -> {
                    if (!isKnown.test(before.version())) {
                        throw new DomainFailure(
                                ProblemType.PRECONDITION_FAILED,
                                "The recipients have changed since you read them. Read them again and retry.");
                    }
                })
                .chain(before -> before.recipients().equals(recipients)
                        ? Uni.createFrom().item(before)
                        : replace(connection, companyId, new Recipients(before.version() + 1, recipients), author)));
    }

    /** Newest document first. */
    Uni<List<InvoiceDelivery>> deliveriesBefore(UUID companyId, InvoiceDelivery.@Nullable Key before, int limit) {
        InvoiceDelivery.Key end = before == null ? LAST : before;
        return pool.preparedQuery(DELIVERIES)
                .execute(Tuple.of(companyId, end.position(), end.deliveryId(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RecipientStore::toDelivery)
                        .toList());
    }

    /** What was issued up to now is written down for those who were named so far. */
    private Uni<Recipients> replace(SqlClient connection, UUID companyId, Recipients after, Author author) {
        Tuple arguments = Tuple.of(
                companyId,
                after.version(),
                json(after.recipients()),
                author.at().atOffset(ZoneOffset.UTC),
                author.actor());
        return queue(connection, companyId)
                .chain(() -> connection.preparedQuery(REPLACE).execute(arguments))
                .chain(() -> after.recipients().isEmpty()
                        ? connection.preparedQuery(FORGET).execute(Tuple.of(companyId))
                        : connection.preparedQuery(FOLLOW).execute(Tuple.of(companyId, mail.isOn())))
                .chain(() -> connection.preparedQuery(WITHDRAW).execute(Tuple.of(companyId, addresses(after))))
                .replaceWith(after);
    }

    private static String[] addresses(Recipients recipients) {
        return recipients.recipients().stream()
                .map(recipient -> recipient.email().toString())
                .toArray(String[]::new);
    }

    private Uni<Void> queue(SqlClient connection, UUID companyId) {
        return mail.account()
                .map(account -> connection
                        .preparedQuery(EmailStore.QUEUE_ONE)
                        .execute(Tuple.of(account.from().address().domain(), 1, new UUID[] {companyId}))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Recipients> read(SqlClient connection, UUID companyId) {
        return connection.preparedQuery(GET).execute(Tuple.of(companyId)).map(RecipientStore::found);
    }

    private static Recipients found(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw DomainFailure.notFound("company");
        }
        Row row = rows.iterator().next();
        return new Recipients(
                row.getInteger("version"),
                row.getJsonArray("recipients").stream()
                        .map(JsonObject.class::cast)
                        .map(RecipientStore::recipient)
                        .toList());
    }

    private static Recipient recipient(JsonObject json) {
        return new Recipient(EmailAddress.kept(json.getString("email")), json.getString("name"));
    }

    private static JsonArray json(List<Recipient> recipients) {
        JsonArray json = new JsonArray();
        recipients.forEach(recipient -> json.add(
                new JsonObject().put("email", recipient.email().toString()).put("name", recipient.name())));
        return json;
    }

    private static InvoiceDelivery toDelivery(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("changed_at");
        return new InvoiceDelivery(
                row.getUUID("delivery_id"),
                row.getLong("sequence"),
                row.getUUID("document_id"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("email"),
                MailStatus.valueOf(row.getString("status")),
                row.getInteger("attempts"),
                row.getString("last_error"),
                at.toInstant());
    }
}
