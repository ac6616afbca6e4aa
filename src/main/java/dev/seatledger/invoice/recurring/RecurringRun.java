package dev.seatledger.invoice.recurring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import dev.seatledger.ledger.DueChunk;
import dev.seatledger.ledger.DueCursor;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.ledger.Needs;

/**
 * Rolls over the companies whose window has ended, chunk by chunk, each chunk a commit of its own. Any number of instances may run it at
 * once and any of them may die: a company is in the hands of one at a time, and what was committed is not due any more (R20).
 */
@ApplicationScoped
public class RecurringRun {

    private static final Logger LOG = Logger.getLogger(RecurringRun.class);

    /** Companies of one commit: enough to make the commit's cost small, few enough to hold their locks for a moment only. */
    private static final int CHUNK = 200;

    private final Ledger ledger;
    private final Clock clock;
    private final RunMetrics metrics;

    RecurringRun(Ledger ledger, Clock clock, MeterRegistry registry) {
        this.ledger = ledger;
        this.clock = clock;
        this.metrics = new RunMetrics(registry);
    }

    @Scheduled(every = "{seatledger.recurring-run.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> runRegularly() {
        return run().replaceWithVoid();
    }

    /** Walks once along all companies that are due now and that no other instance has claimed. */
    public Uni<RunReport> run() {
        Instant now = clock.instant();
        return Multi.createBy()
                .repeating()
                .uni(RunProgress::new, progress -> nextChunk(progress, now))
                .whilst(progress -> !progress.isDone())
                .collect()
                .last()
                .map(RunProgress::report)
                .invoke(RecurringRun::tell);
    }

    private Uni<RunProgress> nextChunk(RunProgress progress, Instant now) {
        return ledger.rollOverDue(progress.cursor(), now, CHUNK)
                .onFailure()
                .recoverWithUni(failure -> oneByOne(progress.cursor(), now, failure))
                .invoke(chunk -> chunk.ifPresent(this::tell))
                .map(progress::add);
    }

    /** A chunk that could not be written is tried company by company, so that only the culprit is left behind. */
    private Uni<Optional<DueChunk>> oneByOne(DueCursor after, Instant now, Throwable failure) {
        LOG.warnf(failure, "a chunk of the recurring run failed and is tried company by company");
        return ledger.findDue(after, now, CHUNK).chain(due -> {
            Uni<Optional<DueChunk>> chain = Uni.createFrom().item(Optional.empty());
            for (DueCursor company : due) {
                chain = chain.chain(sofar -> alone(company).map(chunk -> Optional.of(RunProgress.join(sofar, chunk))));
            }
            return chain;
        });
    }

    private Uni<DueChunk> alone(DueCursor company) {
        return ledger.rollOver(company.companyId(), Needs.NOTHING)
                .map(state -> new DueChunk(company, 1, 0, List.of()))
                .onFailure()
                .recoverWithItem(cause ->
                        new DueChunk(company, 0, 0, List.of(new DueChunk.Failure(company.companyId(), cause))));
    }

    private void tell(DueChunk chunk) {
        metrics.count(chunk);
        chunk.failures()
                .forEach(failure -> LOG.errorf(
                        failure.cause(), "a company could not be rolled over company=%s", failure.companyId()));
    }

    private static void tell(RunReport report) {
        if (report.companies() > 0) {
            LOG.infof(
                    "recurring run companies=%d invoices=%d failures=%d",
                    report.companies(), report.invoices(), report.failures().size());
        }
    }
}
