package dev.seatledger.invoice.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.Sql;

/** The statements of sending. On Vert.x futures, which need no subscriber: sending is nobody's request. */
@ApplicationScoped
class EmailStore {

    private static final String QUEUE = Sql.statement("mail-queue");
    private static final String OF_COMPANIES = "p.company_id = ANY ($3)";

    /** A constant, so that the database reaches no other company's rows. */
    private static final String THE_COMPANY = "($3::uuid[])[1]";

    /** Waits for others who have the company in hand: what they have not seen must be written down, too. */
    static final String QUEUE_ONE = QUEUE.replace("/*companies*/", "p.company_id = " + THE_COMPANY)
            .replaceAll("/\\*company\\*/[a-z]\\.company_id", Matcher.quoteReplacement(THE_COMPANY))
            .replace("/*skip*/ SKIP LOCKED", "");

    private static final String QUEUE_OF = QUEUE.replace("/*companies*/", OF_COMPANIES);
    private static final String QUEUE_ANY = QUEUE.replace("/*companies*/", "true");

    private static final String QUEUE_RECORDED = QUEUE.replace("/*companies*/", "true")
            .replace(
                    "/*recorded*/",
                    "JOIN document_number n ON n.document_id = d.document_id AND n.recorded_at <= $3::timestamptz")
            .replace("/*skip*/ SKIP LOCKED", "");

    private static final String CLAIM = Sql.statement("mail-claim");
    private static final String RECORD = Sql.statement("mail-record");
    private static final String COMPANIES = "SELECT company_id FROM invoice_delivery_progress";

    private static final String LAST_SEEN = """
            SELECT nullif(seen_at, '-infinity') AS seen_at, seen_at < clock_timestamp() - $1::bigint * interval '1 millisecond' AS was_off
              FROM invoice_delivery_switch
               FOR UPDATE
            """;

    private static final String SKIP = """
            UPDATE invoice_delivery_progress p
               SET queued = d.last
              FROM (SELECT b.company_id, max(d.sequence) AS last
                      FROM invoice_delivery_progress b
                      JOIN document d ON d.company_id = b.company_id AND d.sequence > b.queued
                     GROUP BY b.company_id) d
             WHERE d.company_id = p.company_id
            """;

    private static final String SEE = "UPDATE invoice_delivery_switch SET seen_at = clock_timestamp()";

    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(queued_at)), 0)::bigint
              FROM invoice_delivery
             WHERE status = 'QUEUED'
            """;

    private static final String PRUNE = """
            DELETE FROM invoice_delivery
             WHERE ctid IN (SELECT ctid FROM invoice_delivery WHERE queued_at < $1 AND status <> 'QUEUED' LIMIT $2)
            """;

    private final Pool pool;
    private final MailConfig config;

    EmailStore(Pool pool, MailConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * Before anything is sent: what was issued while sending was switched off is left out for ever.
     *
     * @param domain of message ids
     */
    Future<Void> resume(String domain) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LAST_SEEN)
                .execute(Tuple.of(config.offAfter().toMillis()))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    return row.getBoolean("was_off")
                            ? leaveOut(connection, domain, row.getOffsetDateTime("seen_at"))
                            : Future.succeededFuture();
                })
                .compose(ignored -> connection.query(SEE).execute())
                .mapEmpty());
    }

    private Future<Void> leaveOut(SqlConnection connection, String domain, @Nullable OffsetDateTime seenAt) {
        Future<?> before = seenAt == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(QUEUE_RECORDED)
                        .execute(Tuple.of(domain, Integer.MAX_VALUE, seenAt.plus(config.offAfter())));
        return before.compose(ignored -> connection.query(SKIP).execute()).mapEmpty();
    }

    /** This instance sends, and is there. */
    Future<Void> see() {
        return pool.query(SEE).execute().mapEmpty();
    }

    /** Those that have recipients. */
    Future<Set<UUID>> companies() {
        return pool.query(COMPANIES).execute().map(rows -> {
            Set<UUID> companies = new HashSet<>();
            rows.forEach(row -> companies.add(row.getUUID(0)));
            return companies;
        });
    }

    /** Writes down what these companies' recipients are to be sent; how many companies had something. */
    Future<Integer> queue(String domain, Collection<UUID> companies) {
        return pool.preparedQuery(QUEUE_OF)
                .execute(Tuple.of(domain, companies.size(), companies.toArray(UUID[]::new)))
                .map(RowSet::rowCount);
    }

    /** The same, whatever the company. */
    Future<Integer> queueAny(String domain, int limit) {
        return pool.preparedQuery(QUEUE_ANY).execute(Tuple.of(domain, limit)).map(RowSet::rowCount);
    }

    /** Messages that are due, now leased. */
    Future<List<QueuedEmail>> claim(UUID lease, int limit) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(lease, config.lease().toMillis(), limit))
                .map(rows -> {
                    List<QueuedEmail> emails = new ArrayList<>();
                    rows.forEach(row -> emails.add(toEmail(row)));
                    return emails;
                });
    }

    /**
     * How an attempt went.
     *
     * @param counts whether it was an attempt, and not just the wait for a document
     * @param error null if nothing went wrong
     * @param retryAfter null if it is over
     */
    record Outcome(
            MailStatus status,
            boolean counts,
            @Nullable String error,
            @Nullable Duration retryAfter) {

        static Outcome sent() {
            return new Outcome(MailStatus.SENT, true, null, null);
        }

        static Outcome failed(String error) {
            return new Outcome(MailStatus.FAILED, true, error, null);
        }

        static Outcome again(String error, Duration after) {
            return new Outcome(MailStatus.QUEUED, true, error, after);
        }

        static Outcome notYet(Duration after) {
            return new Outcome(MailStatus.QUEUED, false, "document-not-ready", after);
        }
    }

    /** What has become of the message; empty if the lease was not ours any more. */
    Future<Optional<MailStatus>> record(QueuedEmail email, UUID lease, Outcome outcome) {
        Tuple arguments = Tuple.tuple()
                .addUUID(email.companyId())
                .addUUID(email.documentId())
                .addString(email.to().address().toString())
                .addUUID(lease)
                .addString(outcome.status().name())
                .addInteger(outcome.counts() ? 1 : 0)
                .addString(outcome.error())
                .addLong(
                        outcome.retryAfter() == null
                                ? null
                                : outcome.retryAfter().toMillis())
                .addLong(config.giveUpAfter().toMillis());
        return pool.preparedQuery(RECORD)
                .execute(arguments)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(MailStatus.valueOf(rows.iterator().next().getString(0))));
    }

    /** Seconds that the oldest message waits; 0 if none does. */
    Future<Long> oldest() {
        return pool.preparedQuery(OLDEST)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Forgets what was queued before an instant and is over; how many it were. */
    Future<Integer> prune(Instant before, int limit) {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(RowSet::rowCount);
    }

    private static QueuedEmail toEmail(Row row) {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new QueuedEmail(
                row.getUUID("company_id"),
                row.getUUID("document_id"),
                new Mailbox(EmailAddress.kept(row.getString("email")), row.getString("name")),
                "<" + row.getUUID("delivery_id") + "@" + row.getString("message_domain") + ">",
                row.getInteger("attempts"),
                new QueuedEmail.Content(
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("reason"),
                        row.getLocalDate("issue_date"),
                        row.getLocalDate("due_date"),
                        new Money(row.getBigDecimal("total"), currency),
                        row.getBigDecimal("amount_due") == null
                                ? null
                                : new Money(row.getBigDecimal("amount_due"), currency),
                        PaymentMethod.valueOf(row.getString("payment_method")),
                        row.getString("seller_name"),
                        row.getString("buyer_name"),
                        row.getLocalDate("first_day"),
                        row.getLocalDate("end_day")));
    }
}
