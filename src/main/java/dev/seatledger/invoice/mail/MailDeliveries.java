package dev.seatledger.invoice.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
import dev.seatledger.shared.work.LeasedWork;

/**
 * Sends what was issued to those who are to have it. It follows the documents of companies that have recipients, writes down a row for each
 * message, and hands them over one by one. Billing knows nothing of it and never waits for it.
 */
@ApplicationScoped
public class MailDeliveries implements CommitListener, LeasedWork.Source<MailDeliveries.Sending> {

    private static final Logger LOG = Logger.getLogger(MailDeliveries.class);

    /** Companies looked through at once: with twenty recipients each, a statement of a fraction of a second. */
    private static final int QUEUE_CHUNK = 200;

    private final EmailStore store;
    private final Documents documents;
    private final Mailer mailer;
    private final Optional<MailAccount> account;
    private final MailConfig config;
    private final BackOff backOff;
    private final Clock clock;
    private final LeasedWork<Sending> work;
    private final Counter sent;
    private final Counter failed;
    private final AtomicLong queueAge;

    MailDeliveries(
            EmailStore store,
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
        this.backOff = new BackOff(config.firstRetry(), config.longestRetry());
        this.sent = metrics.counter("seatledger.mail.sent");
        this.failed = metrics.counter("seatledger.mail.failed");
        this.queueAge = metrics.gauge("seatledger.mail.queue.age.seconds", new AtomicLong());
        this.work = new LeasedWork<>(
                this,
                new LeasedWork.Settings(
                        "mail", config.lease(), config.attemptTimeout(), config.sweepEvery(), config.maxConcurrent()),
                vertx);
    }

    void start(@Observes StartupEvent started) {
        account.ifPresent(used -> {
            LOG.infof("invoices are sent by e-mail server=%s", used.server());
            work.start();
        });
    }

    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        work.close();
    }

    void close(@Observes ShutdownEvent ending) {
        work.drain();
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        work.committed(companyId);
    }

    /** A company may have recipients from now on. */
    void expect(UUID companyId) {
        if (account.isPresent()) {
            work.expect(companyId);
        }
    }

    /** Until the database has said what to leave out, nothing is sent. */
    @Override
    public Future<Void> prepare() {
        return store.resume(domain());
    }

    @Override
    public Future<Set<UUID>> companies() {
        return store.see()
                .compose(ignored -> queueAll())
                .compose(ignored -> store.oldest())
                .onSuccess(queueAge::set)
                .compose(ignored -> store.companies());
    }

    private Future<Void> queueAll() {
        return store.queueAny(domain(), QUEUE_CHUNK)
                .compose(found -> found == QUEUE_CHUNK ? queueAll() : Future.succeededFuture());
    }

    @Override
    public Future<List<Sending>> claim(UUID lease, List<UUID> companies, int limit) {
        return store.queue(domain(), companies).compose(ignored -> claimAny(lease, limit));
    }

    @Override
    public Future<List<Sending>> claimAny(UUID lease, int limit) {
        return store.claim(lease, limit)
                .map(emails ->
                        emails.stream().map(email -> new Sending(email, lease)).toList());
    }

    @Override
    public Future<Integer> prune(int limit) {
        return store.prune(clock.instant().minus(config.keepDeliveries()), limit);
    }

    /** One message on its way to the mail server. */
    final class Sending implements LeasedWork.Task {

        private final QueuedEmail email;
        private final UUID lease;

        private Sending(QueuedEmail email, UUID lease) {
            this.email = email;
            this.lease = lease;
        }

        @Override
        public UUID companyId() {
            return email.companyId();
        }

        @Override
        public Future<Void> start() {
            return documents
                    .of(email)
                    .compose(document -> mailer.send(email(email, document)))
                    .map(ignored -> EmailStore.Outcome.sent())
                    .recover(failure -> Future.succeededFuture(outcome(email, failure)))
                    .compose(outcome -> record(email, lease, outcome))
                    .onFailure(failure -> LOG.warnf(
                            "e-mail was handed over but not written down message=%s cause=%s",
                            email.messageId(), failure));
        }
    }

    private Future<Void> record(QueuedEmail email, UUID lease, EmailStore.Outcome outcome) {
        return store.record(email, lease, outcome)
                .onSuccess(recorded -> {
                    recorded.ifPresent(status -> count(email, status));
                    if (outcome.retryAfter() != null) {
                        work.lookIn(outcome.retryAfter());
                    }
                })
                .mapEmpty();
    }

    private Email email(QueuedEmail email, StoredDocument document) {
        EmailText text = EmailText.of(email.content(), document.language());
        return new Email(
                email.messageId(),
                account.orElseThrow().from(),
                email.to(),
                document.language(),
                text.subject(),
                text.body(),
                List.of(document.pdf(), document.xml()));
    }

    private EmailStore.Outcome outcome(QueuedEmail email, Throwable failure) {
        if (failure instanceof DocumentNotReady notReady) {
            return EmailStore.Outcome.notYet(notReady.retryAfter());
        }
        if (failure instanceof DomainFailure refusal && refusal.type() == ProblemType.OVERLOADED) {
            return EmailStore.Outcome.notYet(config.sweepEvery());
        }
        if (failure instanceof SendFailure reason) {
            LOG.infof(
                    "e-mail not sent message=%s attempt=%d error=%s",
                    email.messageId(), email.attempts() + 1, reason.error());
            return reason.isPermanent()
                    ? EmailStore.Outcome.failed(reason.error())
                    : EmailStore.Outcome.again(reason.error(), backOff.after(email.attempts() + 1));
        }
        LOG.warnf("no document for an e-mail message=%s cause=%s", email.messageId(), failure);
        return EmailStore.Outcome.again("document-unavailable", backOff.after(email.attempts() + 1));
    }

    private void count(QueuedEmail email, MailStatus status) {
        switch (status) {
            case SENT -> sent.increment();
            case QUEUED -> {
                // tried again later
            }
            case FAILED -> {
                failed.increment();
                LOG.warnf("e-mail given up message=%s document=%s", email.messageId(), email.documentId());
            }
        }
    }

    private String domain() {
        return account.orElseThrow().from().address().domain();
    }
}
