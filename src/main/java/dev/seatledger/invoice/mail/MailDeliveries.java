package dev.seatledger.invoice.mail;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import dev.seatledger.invoice.document.DocumentNotReady;
import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.ledger.CommitListener;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.time.BackOff;

/**
 * Sends what was issued to those who are to have it. It follows the documents of companies that have recipients, writes down a row for each
 * message, and hands them over one by one: a message is in the hands of one instance at a time, by a lease in the database, and one that
 * waits for a later attempt is a row and nothing else. Billing knows nothing of it and never waits for it.
 *
 * <p>Commits of this instance are followed at once, everything else by looking regularly: other instances' commits, should those instances
 * have died; later attempts; messages that a dead instance had in hand.
 */
@ApplicationScoped
public class MailDeliveries implements CommitListener {

    private static final Logger LOG = Logger.getLogger(MailDeliveries.class);

    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /** Rows deleted at once: a statement of a fraction of a second. */
    private static final int PRUNE_CHUNK = 5_000;

    /** Companies looked through at once: with twenty recipients each, a statement of a fraction of a second. */
    private static final int QUEUE_CHUNK = 200;

    /** Messages that are being handed over are waited for when the instance ends, as long as a healthy server takes. */
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final LetterStore store;
    private final Documents documents;
    private final Mailer mailer;
    private final Optional<MailAccount> account;
    private final MailConfig config;
    private final BackOff backOff;
    private final Clock clock;
    private final Vertx vertx;
    private final Context context;
    private final Counter sent;
    private final Counter failed;
    private final AtomicLong queueAge;

    /** Companies that have recipients, as far as this instance knows: others' commits are of no interest. */
    private final Set<UUID> companies = ConcurrentHashMap.newKeySet();

    // From here on: of the event loop only.
    private final Set<UUID> woken = new HashSet<>();
    private int active;
    private boolean mayHaveMore;
    private boolean looking;
    private boolean lookAgain;
    private boolean sweeping;
    private boolean closing;

    MailDeliveries(
            LetterStore store,
            Documents documents,
            Mailer mailer,
            MailSwitch mail,
            MailConfig config,
            MeterRegistry metrics,
            Clock clock,
            Vertx vertx) {
        this.store = store;
        this.documents = documents;
        this.mailer = mailer;
        this.account = mail.account();
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.backOff = new BackOff(config.firstRetry(), config.longestRetry(), new SecureRandom());
        this.sent = metrics.counter("seatledger.mail.sent");
        this.failed = metrics.counter("seatledger.mail.failed");
        this.queueAge = metrics.gauge("seatledger.mail.queue.age.seconds", new AtomicLong());
        // Of an event loop, not of the request that happens to be the first.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void start(@Observes StartupEvent started) {
        if (config.lease().compareTo(config.attemptTimeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "seatledger.mail.lease must be at least twice seatledger.mail.attempt-timeout");
        }
        account.ifPresent(used -> {
            LOG.infof("invoices are sent by e-mail server=%s", used.server());
            context.runOnContext(ignored -> begin());
        });
    }

    /** Until the database has said what to leave out, nothing is sent. */
    private void begin() {
        store.resume(domain())
                .onSuccess(ignored -> {
                    vertx.setPeriodic(config.sweepEvery().toMillis(), timer -> sweep());
                    vertx.setPeriodic(PRUNE_EVERY.toMillis(), timer -> prune());
                    sweep();
                })
                .onFailure(failure -> {
                    LOG.warnf("e-mail cannot begin yet cause=%s", failure);
                    vertx.setTimer(config.sweepEvery().toMillis(), timer -> begin());
                });
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        if (companies.contains(companyId)) {
            context.runOnContext(ignored -> wake(companyId));
        }
    }

    /** A company may have recipients from now on. */
    void expect(UUID companyId) {
        if (account.isPresent()) {
            companies.add(companyId);
            context.runOnContext(ignored -> wake(companyId));
        }
    }

    /** Nothing new is begun while requests are answered for the last time. */
    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        context.runOnContext(ignored -> closing = true);
    }

    void close(@Observes ShutdownEvent ending) {
        CountDownLatch done = new CountDownLatch(1);
        context.runOnContext(ignored -> {
            closing = true;
            vertx.setPeriodic(10, timer -> {
                if (active == 0) {
                    vertx.cancelTimer(timer);
                    done.countDown();
                }
            });
        });
        try {
            if (!done.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("messages that are under way are left to other instances");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake(UUID companyId) {
        woken.add(companyId);
        look();
    }

    private void sweep() {
        if (sweeping || closing) {
            return;
        }
        sweeping = true;
        Set<UUID> known = new HashSet<>(companies);
        store.see()
                .compose(ignored -> store.companies())
                .onSuccess(found -> {
                    known.removeAll(found);
                    companies.removeAll(known);
                    companies.addAll(found);
                })
                .compose(ignored -> queueAll())
                .compose(ignored -> store.oldest())
                .onSuccess(queueAge::set)
                .onFailure(failure -> LOG.warnf("e-mail could not be looked for cause=%s", failure))
                .onComplete(ignored -> {
                    sweeping = false;
                    look();
                });
    }

    private Future<Void> queueAll() {
        return store.queueAny(domain(), QUEUE_CHUNK)
                .compose(found -> found == QUEUE_CHUNK && !closing ? queueAll() : Future.succeededFuture());
    }

    /** Whoever is woken during a look shares the next one. */
    private void look() {
        if (looking || closing) {
            lookAgain = true;
            return;
        }
        looking = true;
        List<UUID> companyIds = woken.stream().limit(QUEUE_CHUNK).toList();
        companyIds.forEach(woken::remove);
        lookAgain = !woken.isEmpty();
        Future<?> queued = companyIds.isEmpty() ? Future.succeededFuture() : store.queue(domain(), companyIds);
        queued.compose(ignored -> claim())
                .onFailure(failure -> LOG.warnf("e-mail could not be looked for cause=%s", failure))
                .onComplete(ignored -> {
                    looking = false;
                    if (lookAgain) {
                        look();
                    }
                });
    }

    private Future<Void> claim() {
        int free = config.maxConcurrent() - active;
        if (free <= 0) {
            mayHaveMore = true;
            return Future.succeededFuture();
        }
        UUID lease = UUID.randomUUID();
        return store.claim(lease, free)
                .onSuccess(letters -> {
                    mayHaveMore = letters.size() == free;
                    letters.forEach(letter -> deliver(letter, lease));
                })
                .mapEmpty();
    }

    private void deliver(QueuedLetter letter, UUID lease) {
        active++;
        documents
                .of(letter)
                .compose(document -> mailer.send(letter(letter, document)))
                .map(ignored -> LetterStore.Outcome.sent())
                .recover(failure -> Future.succeededFuture(outcome(letter, failure)))
                .compose(outcome -> record(letter, lease, outcome))
                .onFailure(failure -> LOG.warnf(
                        "e-mail was handed over but not written down message=%s cause=%s", letter.messageId(), failure))
                .onComplete(ignored -> context.runOnContext(now -> {
                    active--;
                    if (mayHaveMore) {
                        look();
                    }
                }));
    }

    private Future<Void> record(QueuedLetter letter, UUID lease, LetterStore.Outcome outcome) {
        return store.record(letter, lease, outcome)
                .onSuccess(recorded -> {
                    recorded.ifPresent(status -> count(letter, status));
                    Duration wait = outcome.retryAfter();
                    if (wait != null && wait.compareTo(config.sweepEvery()) < 0) {
                        vertx.setTimer(wait.toMillis() + 1, timer -> context.runOnContext(now -> look()));
                    }
                })
                .mapEmpty();
    }

    private Letter letter(QueuedLetter letter, StoredDocument document) {
        LetterText text = LetterText.of(letter.content(), document.language());
        return new Letter(
                letter.messageId(),
                account.orElseThrow().from(),
                letter.to(),
                document.language(),
                text.subject(),
                text.body(),
                List.of(document.pdf(), document.xml()));
    }

    private LetterStore.Outcome outcome(QueuedLetter letter, Throwable failure) {
        if (failure instanceof DocumentNotReady notReady) {
            return LetterStore.Outcome.notYet(notReady.retryAfter());
        }
        if (failure instanceof DomainFailure refusal && refusal.type() == ProblemType.OVERLOADED) {
            return LetterStore.Outcome.notYet(config.sweepEvery());
        }
        if (failure instanceof SendFailure reason) {
            LOG.infof(
                    "e-mail not sent message=%s attempt=%d error=%s",
                    letter.messageId(), letter.attempts() + 1, reason.error());
            return reason.isPermanent()
                    ? LetterStore.Outcome.failed(reason.error())
                    : LetterStore.Outcome.again(reason.error(), backOff.after(letter.attempts() + 1));
        }
        LOG.warnf("no document for an e-mail message=%s cause=%s", letter.messageId(), failure);
        return LetterStore.Outcome.again("document-unavailable", backOff.after(letter.attempts() + 1));
    }

    private void count(QueuedLetter letter, MailStatus status) {
        switch (status) {
            case SENT -> sent.increment();
            case QUEUED -> {
                // tried again later
            }
            case FAILED -> {
                failed.increment();
                LOG.warnf("e-mail given up message=%s document=%s", letter.messageId(), letter.documentId());
            }
        }
    }

    private void prune() {
        if (closing) {
            return;
        }
        store.prune(clock.instant().minus(config.keepDeliveries()), PRUNE_CHUNK)
                .onSuccess(deleted -> {
                    if (deleted == PRUNE_CHUNK) {
                        prune();
                    }
                })
                .onFailure(failure -> LOG.warnf("old e-mail could not be forgotten cause=%s", failure));
    }

    private String domain() {
        return account.orElseThrow().from().address().domain();
    }
}
