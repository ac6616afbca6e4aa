package dev.seatledger.event.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import inet.ipaddr.IPAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks names up and refuses what is not public. Whoever connects does so to the very address that was checked here, so that a name
 * cannot lead elsewhere a moment later.
 */
@ApplicationScoped
class Addresses {

    /** Name servers that do not answer hold up a thread for seconds: threads of their own, enough of them. */
    private static final int LOOK_UPS = 32;

    private final WorkerExecutor lookUps;
    private final List<IPAddress> allowed;

    Addresses(Vertx vertx, WebhooksConfig config) {
        this.lookUps = vertx.createSharedWorkerExecutor("seatledger-names", LOOK_UPS);
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
        return resolve(url).map(found -> checked(url, found));
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

    private Future<List<InetAddress>> resolve(WebhookUrl url) {
        if (url.isAddress()) {
            try {
                return Future.succeededFuture(lookUp(url.host()));
            } catch (UnknownHostException e) {
                return Future.failedFuture(new AddressRefused());
            }
        }
        return lookUps.executeBlocking(() -> lookUp(url.host()), false)
                .recover(failure ->
                        Future.failedFuture(failure instanceof UnknownHostException ? new NameNotFound() : failure));
    }

    private static List<InetAddress> lookUp(String host) throws UnknownHostException {
        return Arrays.asList(InetAddress.getAllByName(host));
    }

    /** A name without an address, which may get one. */
    static final class NameNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NameNotFound() {
            super("name-not-found", null, false, false);
        }
    }
}
