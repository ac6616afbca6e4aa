package dev.seatledger.shared.idempotency;

import java.util.UUID;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Carries out once what is not a command of the ledger: within the transaction of its effect. */
public final class IdempotentRequests {

    /** Requests that found companies are about none yet. */
    public static final UUID NO_COMPANY = new UUID(0, 0);

    private static final String CLAIM = """
            INSERT INTO answered_request (company_id, actor, key, request_hash, status, body)
            VALUES ($1, $2, $3, $4, 0, '')
                ON CONFLICT DO NOTHING""";

    private static final String READ = """
            SELECT request_hash, status, location, body
              FROM answered_request
             WHERE company_id = $1 AND actor = $2 AND key = $3""";

    private static final String ANSWER = """
            UPDATE answered_request
               SET status = $4, location = $5, body = $6
             WHERE company_id = $1 AND actor = $2 AND key = $3""";

    private IdempotentRequests() {}

    /**
     * The first one to claim the key goes on. Another one waits for its commit, and fails with its answer; after a rollback it goes on
     * instead.
     *
     * @param connection within a transaction
     * @param idempotency null without a key: done each time
     * @param effect does it, in the same transaction
     */
    public static <A> Uni<A> once(
            SqlClient connection,
            UUID companyId,
            @Nullable IdempotentRequest<? super A> idempotency,
            Supplier<Uni<A>> effect) {
        if (idempotency == null) {
            return effect.get();
        }
        Tuple name =
                Tuple.of(companyId, idempotency.key().actor(), idempotency.key().key());
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(
                        companyId, idempotency.key().actor(), idempotency.key().key(), idempotency.requestHash()))
                .chain(claimed -> claimed.rowCount() == 1
                        ? effect.get().call(result -> answer(connection, companyId, idempotency, result))
                        : connection.preparedQuery(READ).execute(name).map(rows -> {
                            throw new Replay(answered(rows.iterator().next()).to(idempotency));
                        }));
    }

    private static <A> Uni<Void> answer(
            SqlClient connection, UUID companyId, IdempotentRequest<? super A> idempotency, A result) {
        StoredAnswer answer = idempotency.answering().apply(result);
        Tuple arguments = Tuple.tuple()
                .addUUID(companyId)
                .addString(idempotency.key().actor())
                .addString(idempotency.key().key())
                .addInteger(answer.status())
                .addString(answer.location())
                .addString(answer.body());
        return connection.preparedQuery(ANSWER).execute(arguments).replaceWithVoid();
    }

    private static AnsweredRequest answered(Row row) {
        return new AnsweredRequest(
                row.getString("request_hash"),
                new StoredAnswer(row.getInteger("status"), row.getString("location"), row.getString("body")));
    }
}
