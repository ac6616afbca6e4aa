package dev.seatledger.event.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import inet.ipaddr.IPAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Looks up names and refuses addresses that are not public. Connections are made to the exact address that was checked here, so that a name
 * cannot resolve to a different one a moment later (DNS rebinding).
 */
@ApplicationScoped
class Addresses {

    /** Name servers that do not answer block a thread for seconds: so lookups have their own threads, and enough of them. */
    private static final int LOOK_UPS = 32;

    /** Registrations have a few threads of their own, so as not to delay deliveries. */
    private static final int REGISTRATIONS = 4;

    /** How many registrations may wait for a lookup at once; further ones are told to retry. */
    private static final int MAX_REGISTRATIONS = 32;

    private static final int NAMES = 10_000;

    /** How many times a cached name is refreshed before it expires. */
    private static final int REFRESHES = 4;

    private final Vertx vertx;
    private final WorkerExecutor registrations;
    private final AtomicInteger registering = new AtomicInteger();
    private final AsyncLoadingCache<String, List<InetAddress>> names;
    private final List<IPAddress> allowed;

    Addresses(Vertx vertx, WebhooksConfig config) {
        this.vertx = vertx;
        this.registrations = vertx.createSharedWorkerExecutor("seatledger-registered-names", REGISTRATIONS);
        // Only one lookup per name at a time; a cached name never waits.
        this.names = Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterWrite(config.keepAddresses())
                .refreshAfterWrite(config.keepAddresses().dividedBy(REFRESHES))
                .executor(daemons())
                .buildAsync(Addresses::lookUp);
        this.allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(PublicNetwork::network)
                .toList();
    }

    /**
     * The address to connect to.
     *
     * @return fails with {@link AddressRefused} if a single one of the name's addresses is not public, or if there is none
     */
    Future<InetAddress> check(WebhookUrl url) {
        return resolve(url, () -> Future.fromCompletionStage(names.get(url.host()), vertx.getOrCreateContext()))
                .map(found -> checked(url, found));
    }

    /**
     * The same for an address that is being registered, without the cache.
     *
     * @return fails with {@code overloaded}, too
     */
    Future<InetAddress> checkNew(WebhookUrl url) {
        if (registering.incrementAndGet() > MAX_REGISTRATIONS) {
            registering.decrementAndGet();
            return Future.failedFuture(
                    new DomainFailure(ProblemType.OVERLOADED, "Too many DNS lookups are in progress."));
        }
        return resolve(url, () -> registrations.executeBlocking(() -> lookUp(url.host()), false))
                .map(found -> checked(url, found))
                .onComplete(done -> registering.decrementAndGet());
    }

    private static ExecutorService daemons() {
        return Executors.newFixedThreadPool(LOOK_UPS, task -> {
            Thread thread = new Thread(task, "seatledger-names");
            thread.setDaemon(true);
            return thread;
        });
    }

    private InetAddress checked(WebhookUrl url, List<InetAddress> found) {
        boolean areAllowed = found.stream().allMatch(address -> PublicNetwork.isIn(allowed, address));
        boolean arePublic = url.isSecure()
                && found.stream()
                        .allMatch(address -> PublicNetwork.contains(address) || PublicNetwork.isIn(allowed, address));
        if (found.isEmpty() || (!areAllowed && !arePublic)) {
            throw new AddressRefused();
        }
        return found.get(0);
    }

    private static Future<List<InetAddress>> resolve(WebhookUrl url, Supplier<Future<List<InetAddress>>> byName) {
        if (url.isAddress()) {
            try {
                return Future.succeededFuture(lookUp(url.host()));
            } catch (UnknownHostException e) {
                return Future.failedFuture(new AddressRefused());
            }
        }
        return byName.get().recover(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return Future.failedFuture(cause instanceof UnknownHostException ? new NameNotFound() : cause);
        });
    }

    private static List<InetAddress> lookUp(String host) throws UnknownHostException {
        return Arrays.asList(InetAddress.getAllByName(host));
    }

    /** A name that has no address yet. */
    static final class NameNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NameNotFound() {
            super("name-not-found", null, false, false);
        }
    }
}
