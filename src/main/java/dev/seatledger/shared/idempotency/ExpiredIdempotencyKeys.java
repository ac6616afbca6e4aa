package dev.seatledger.shared.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Idempotency keys and their answers are kept for 30 days; a request that is repeated later is a new one. */
@ApplicationScoped
class ExpiredIdempotencyKeys {

    private static final Logger LOG = Logger.getLogger(ExpiredIdempotencyKeys.class);

    /** As the contract says. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String DELETE = "DELETE FROM answered_request WHERE answered_at < $1";

    private final Pool pool;
    private final Clock clock;

    ExpiredIdempotencyKeys(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Often enough that each time there is little to delete. */
    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> delete() {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .invoke(deleted -> LOG.debugf("expired idempotency keys deleted=%d", deleted.rowCount()))
                .replaceWithVoid();
    }
}
