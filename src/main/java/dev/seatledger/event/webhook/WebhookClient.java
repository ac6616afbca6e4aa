package dev.seatledger.event.webhook;

import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages to unknown receivers: each attempt has a deadline and ends then, whatever the receiver does. Redirects are not followed.
 */
@ApplicationScoped
class WebhookClient {

    /** How much of a response body is read, and discarded, to keep the connection usable; beyond this it is closed. */
    private static final int MAX_BODY = 8_192;

    /** How long a receiver may take to send it; the status is known by then. */
    private static final long BODY_MILLIS = 1_000;

    /** Less than servers keep idle connections open (5 s is common), so that no message hits one that is just being closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final Vertx vertx;
    private final Addresses addresses;
    private final HttpClient client;
    private final Duration timeout;

    WebhookClient(Vertx vertx, Addresses addresses, WebhooksConfig config) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.timeout = config.attemptTimeout();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        config.proxy().map(WebhookClient::proxy).ifPresent(options::setProxyOptions);
        // One request per endpoint at a time, and no two endpoints share a queue: as many connections as endpoints.
        this.client = vertx.createHttpClient(
                options,
                new PoolOptions().setHttp1MaxSize(config.maxConcurrent()).setMaxWaitQueueSize(0));
    }

    /** Never fails: what goes wrong is the attempt's outcome. */
    Future<Attempt> post(String url, Map<String, String> headers, byte[] body) {
        Exchange exchange = new Exchange(headers, Buffer.buffer(body));
        exchange.start(url);
        return exchange.outcome.future();
    }

    private static ProxyOptions proxy(String address) {
        String[] hostAndPort = address.substring("socks5://".length()).split(":", 2);
        return new ProxyOptions()
                .setType(ProxyType.SOCKS5)
                .setHost(hostAndPort[0])
                .setPort(Integer.parseInt(hostAndPort[1]));
    }

    /** One attempt. Its outcome is whichever comes first: response, failure or time-out; anything later is ignored. */
    private final class Exchange {

        private final Promise<Attempt> outcome = Promise.promise();
        private final Map<String, String> headers;
        private final Buffer body;
        private final long started = System.nanoTime();
        private long timer;
        private @Nullable HttpClientRequest request;
        private @Nullable Attempt answer;
        private int received;

        Exchange(Map<String, String> headers, Buffer body) {
            this.headers = headers;
            this.body = body;
        }

        void start(String url) {
            timer = vertx.setTimer(timeout.toMillis(), fired -> fail("timed-out"));
            WebhookUrl target;
            try {
                target = WebhookUrl.parse(url);
            } catch (RuntimeException e) {
                fail("address-refused");
                return;
            }
            addresses
                    .check(target)
                    .compose(address -> outcome.future().isComplete()
                            ? Future.failedFuture("too late")
                            : client.request(options(target, address)))
                    .compose(this::send)
                    .onSuccess(this::receive)
                    .onFailure(failure -> fail(slugOf(failure)));
        }

        private RequestOptions options(WebhookUrl target, InetAddress address) {
            return new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                    .setHost(target.host())
                    .setPort(target.port())
                    .setSsl(target.isSecure())
                    .setURI(target.path())
                    .setFollowRedirects(false);
        }

        private Future<HttpClientResponse> send(HttpClientRequest opened) {
            request = opened;
            if (outcome.future().isComplete()) {
                opened.reset();
                return Future.failedFuture("too late");
            }
            headers.forEach(opened::putHeader);
            return opened.send(body);
        }

        private void receive(HttpClientResponse response) {
            if (outcome.future().isComplete()) {
                return;
            }
            int status = response.statusCode();
            Attempt attempt = new Attempt(status, status / 100 == 3 ? "redirect-refused" : null, elapsedMillis());
            answer = attempt;
            vertx.cancelTimer(timer);
            timer = vertx.setTimer(BODY_MILLIS, fired -> hangUp(attempt));
            response.handler(part -> {
                received += part.length();
                if (received > MAX_BODY) {
                    hangUp(attempt);
                }
            });
            response.exceptionHandler(failure -> finish(attempt));
            response.endHandler(end -> finish(attempt));
        }

        private void fail(String error) {
            Attempt known = answer;
            hangUp(known != null ? known : new Attempt(null, error, elapsedMillis()));
        }

        /** The connection is no longer usable. */
        private void hangUp(Attempt attempt) {
            HttpClientRequest opened = request;
            if (finish(attempt) && opened != null) {
                opened.reset();
            }
        }

        private boolean finish(Attempt attempt) {
            vertx.cancelTimer(timer);
            return outcome.tryComplete(attempt);
        }

        private long elapsedMillis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        }
    }

    private static String slugOf(Throwable failure) {
        if (failure instanceof AddressRefused) {
            return "address-refused";
        }
        if (failure instanceof Addresses.NameNotFound) {
            return "name-not-found";
        }
        if (failure instanceof ConnectException) {
            return "connect-failed";
        }
        return failure instanceof SSLException ? "tls-failed" : "connection-lost";
    }
}
