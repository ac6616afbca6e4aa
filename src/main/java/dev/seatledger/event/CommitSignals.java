package dev.seatledger.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.CommitListener;
import dev.seatledger.shared.persistence.DatabasePool;
import dev.seatledger.shared.time.BackOff;

/**
 * Signals this instance's commits to the others, and receives theirs, by {@code NOTIFY} and {@code LISTEN} on one connection outside the
 * pool.
 *
 * <p>Within the transaction that changes something, {@code NOTIFY} would serialize all commits of the database. So it is sent after the
 * commit, for all companies that have changed since the last signal. A signal may get lost, with the connection or with the instance;
 * {@link CommitWatch} therefore also polls, often while no signals arrive.
 */
@ApplicationScoped
public class CommitSignals implements CommitListener {

    private static final Logger LOG = Logger.getLogger(CommitSignals.class);

    private static final String NAME = "seatledger-signals";
    private static final String CHANNEL = "seatledger_commits";
    private static final String SIGNAL = "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload";

    /** A payload is limited to 8,000 bytes; a company and its sequence take at most 56. */
    private static final int COMPANIES_IN_A_PAYLOAD = 140;

    /** Beyond this, other instances have to poll: the connection has been down for a long time. */
    private static final int MAX_GATHERED = 50_000;

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(6);

    private final Pool pool;
    private final DatabasePool database;
    private final CommitWatch watch;
    private final EventsConfig config;
    private final BackOff backOff = new BackOff(FIRST_RETRY, LONGEST_RETRY);
    private final Vertx vertx;
    private final Context context;
    private final AtomicInteger hearing;
    private final Map<UUID, Long> gathered = new HashMap<>();
    private boolean sending;
    private volatile @Nullable PgSubscriber subscriber;
    private volatile boolean closing;

    CommitSignals(
            Pool pool,
            DatabasePool database,
            CommitWatch watch,
            EventsConfig config,
            Vertx vertx,
            MeterRegistry metrics) {
        this.pool = pool;
        this.database = database;
        this.watch = watch;
        this.config = config;
        this.vertx = vertx;
        this.hearing = Objects.requireNonNull(metrics.gauge("seatledger.signals.heard", new AtomicInteger()));
        // An event loop's own context, not that of the first request.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void start(@Observes StartupEvent started) {
        LOG.debugf("listening on a connection outside the pool of %d", pool.size());
        context.runOnContext(ignored -> connect());
    }

    void stop(@Observes ShutdownEvent ending) {
        closing = true;
        PgSubscriber connected = subscriber;
        if (connected != null) {
            connected.close();
        }
    }

    @Override
    public void committed(UUID companyId, long sequence) {
        synchronized (gathered) {
            if (gathered.size() >= MAX_GATHERED) {
                gathered.clear();
            }
            gathered.merge(companyId, sequence, Math::max);
        }
        sendSoon();
    }

    /** Once connected, the subscriber reconnects on its own; we have to establish the first connection. */
    private void connect() {
        if (closing) {
            return;
        }
        PgSubscriber next = PgSubscriber.subscriber(
                        vertx, database.session(NAME).addProperty("synchronous_commit", "off"))
                .reconnectPolicy(this::retryIn);
        PgChannel channel = next.channel(CHANNEL);
        channel.subscribeHandler(ignored -> hears());
        channel.handler(this::heard);
        next.connect().onSuccess(ignored -> subscriber = next).onFailure(failure -> {
            LOG.warnf("cannot receive signals of other instances cause=%s", failure);
            next.close();
            vertx.setTimer(LONGEST_RETRY.toMillis(), timer -> connect());
        });
        subscriber = next;
    }

    private long retryIn(int retries) {
        if (closing) {
            return -1;
        }
        if (hearing.getAndSet(0) == 1) {
            LOG.warn("no longer receiving signals of other instances, polling for their commits");
            watch.hearing(false);
        }
        return backOff.after(retries + 1).toMillis();
    }

    private void hears() {
        if (hearing.getAndSet(1) == 0) {
            LOG.debug("receiving signals of other instances");
            watch.hearing(true);
        }
        sendSoon();
    }

    /** A payload that cannot be parsed is from another release; polling finds its changes. */
    private void heard(String payload) {
        Map<UUID, Long> sequences = new HashMap<>();
        try {
            for (String one : payload.split(",", -1)) {
                int colon = one.indexOf(':');
                sequences.merge(
                        UUID.fromString(one.substring(0, colon)), Long.parseLong(one.substring(colon + 1)), Math::max);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.debugf("cannot parse a signal cause=%s", e);
        }
        watch.heard(sequences);
    }

    private void sendSoon() {
        synchronized (gathered) {
            if (sending || gathered.isEmpty()) {
                return;
            }
            sending = true;
        }
        context.runOnContext(ignored -> send());
    }

    private void send() {
        PgSubscriber connected = subscriber;
        PgConnection connection = connected == null ? null : connected.actualConnection();
        Map<UUID, Long> sequences;
        synchronized (gathered) {
            sequences = Map.copyOf(gathered);
            if (connection == null || sequences.isEmpty() || closing) {
                // Resumes with the next commit, or once the connection is back.
                sending = false;
                return;
            }
            gathered.clear();
        }
        connection
                .preparedQuery(SIGNAL)
                .execute(Tuple.of(CHANNEL).addArrayOfString(payloads(sequences)))
                .onFailure(failure -> {
                    LOG.debugf("commits could not be signalled cause=%s", failure);
                    synchronized (gathered) {
                        sequences.forEach((companyId, sequence) -> gathered.merge(companyId, sequence, Math::max));
                    }
                })
                .onComplete(ignored -> vertx.setTimer(config.signalEvery().toMillis(), timer -> send()));
    }

    private static String[] payloads(Map<UUID, Long> sequences) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder();
        int companies = 0;
        for (Map.Entry<UUID, Long> company : sequences.entrySet()) {
            if (companies == COMPANIES_IN_A_PAYLOAD) {
                payloads.add(payload.toString());
                payload.setLength(0);
                companies = 0;
            }
            payload.append(companies == 0 ? "" : ",")
                    .append(company.getKey())
                    .append(':')
                    .append(company.getValue());
            companies++;
        }
        payloads.add(payload.toString());
        return payloads.toArray(String[]::new);
    }
}
