package dev.seatledger.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.persistence.DatabasePool;
import dev.seatledger.testing.HttpTest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Statements run alike on every server, however that is set up. */
@QuarkusTest
class SessionSettingsTest extends HttpTest {

    @Inject
    Pool pool;

    @Inject
    DatabasePool database;

    @Inject
    Vertx vertx;

    @Test
    void areThoseThatTheStatementsNeed() throws Exception {
        assertEquals(List.of("off"), query(pool, "SHOW jit"));
        assertEquals(List.of("force_generic_plan"), query(pool, "SHOW plan_cache_mode"));
        assertEquals(List.of("read committed"), query(pool, "SHOW transaction_isolation"));
        assertEquals(List.of("UTC"), query(pool, "SHOW TimeZone"));
        assertEquals(List.of("10s"), query(pool, "SHOW lock_timeout"));
        assertEquals(List.of("10s"), query(pool, "SHOW idle_in_transaction_session_timeout"));
    }

    /** However dear the server thinks the reading of a plan to be, as it does where tables have no statistics yet. */
    @Test
    void keepTheServerFromCompilingWhatIsReadForAPlan() throws Exception {
        PgConnection session = await(PgConnection.connect(vertx, database.session("settings-test")));
        try {
            query(session, "SET jit_above_cost = 0");

            assertFalse(isCompiled(session), "with the application's settings");

            query(session, "SET jit = on");
            Assumptions.assumeTrue(
                    query(session, "SELECT pg_jit_available()").contains("true"), "the server has a compiler");
            assertTrue(isCompiled(session), "with the server's default");
        } finally {
            await(session.close());
        }
    }

    /** Decided when a statement is planned, so it is prepared anew. */
    private static boolean isCompiled(SqlClient session) throws Exception {
        query(session, "PREPARE reading AS " + ReadStatement.of(Set.of(), false).sql());
        String parameters = query(session, "SELECT cardinality(parameter_types)::text FROM pg_prepared_statements")
                .get(0);
        String arguments = String.join(", ", Collections.nCopies(Integer.parseInt(parameters), "NULL"));
        List<String> plan = query(session, "EXPLAIN EXECUTE reading(" + arguments + ")");
        query(session, "DEALLOCATE reading");
        return plan.contains("JIT:");
    }

    private static List<String> query(SqlClient client, String sql) throws Exception {
        return StreamSupport.stream(await(client.query(sql).execute()).spliterator(), false)
                .map(row -> String.valueOf(row.getValue(0)))
                .toList();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
