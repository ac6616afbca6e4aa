package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Duration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Answers to requests are kept for 30 days; a request that is repeated later is a new one. */
@ApplicationScoped
class ForgottenAnswers {

    private static final Logger LOG = Logger.getLogger(ForgottenAnswers.class);

    /** As the contract says. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final LedgerStore store;
    private final Clock clock;

    ForgottenAnswers(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Often enough that each time there is little to delete. */
    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forget() {
        return store.forgetAnswersBefore(clock.instant().minus(KEPT))
                .invoke(forgotten -> LOG.debugf("forgotten answers=%d", forgotten))
                .replaceWithVoid();
    }
}
