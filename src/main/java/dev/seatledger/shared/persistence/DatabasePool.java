package dev.seatledger.shared.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.config.SeatledgerConfig;

/** The pool with what its configuration keys do not reach. */
@Singleton
public class DatabasePool implements PgPoolCreator {

    /** Requests that may wait for a connection; more are refused at once rather than served when nobody waits any more. */
    private static final int MAX_WAITING = 1_000;

    /** An instance that freezes within a transaction, or is cut off, lets go of its locks after this. */
    private static final String IDLE_TIMEOUT = "10s";

    /** Seconds that a request waits for a connection at most. */
    private static final int WAIT_SECONDS = 5;

    private final Duration lockTimeout;
    private @Nullable PgConnectOptions database;

    DatabasePool(SeatledgerConfig config) {
        this.lockTimeout = config.lockTimeout();
    }

    /**
     * How to open a connection of one's own to the same database, for what a pool's connection cannot do.
     *
     * @param name that operators see in {@code pg_stat_activity}
     */
    public PgConnectOptions session(String name) {
        PgConnectOptions options = new PgConnectOptions(Objects.requireNonNull(database, "the pool has been created"));
        options.addProperty("application_name", name);
        // Otherwise a connection that nothing is sent on would not notice that the other end has gone.
        options.setTcpKeepAlive(true);
        return options;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::set);
        database = input.pgConnectOptionsList().get(0);
        PoolOptions bounded =
                input.poolOptions().setMaxWaitQueueSize(MAX_WAITING).setConnectionTimeout(WAIT_SECONDS);
        return PgBuilder.pool()
                .with(bounded)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    /** What the statements need, so that they run alike on every server, however that is set up. */
    private void set(PgConnectOptions options) {
        // By default statements of more than 2 KB are prepared anew each time, a round trip more; the ledger's are
        // longer than that.
        options.setPreparedStatementCacheSqlFilter(sql -> true)
                // They are planned once, not for each use: they reach their rows by primary key whatever the arguments,
                // and planning them takes as long as running them.
                .addProperty("plan_cache_mode", "force_generic_plan")
                // On by default. A table without statistics makes a statement look dear enough to be compiled, on each
                // use: hundreds of milliseconds for what runs in less than one.
                .addProperty("jit", "off")
                // The ledger's guard rests on seeing what has been committed since; a stricter level would refuse to
                // look.
                .addProperty("default_transaction_isolation", "read committed")
                // PostgreSQL writes instants into JSON as the session's zone has them.
                .addProperty("TimeZone", "UTC")
                .addProperty("lock_timeout", lockTimeout.toMillis() + "ms")
                .addProperty("idle_in_transaction_session_timeout", IDLE_TIMEOUT);
    }
}
