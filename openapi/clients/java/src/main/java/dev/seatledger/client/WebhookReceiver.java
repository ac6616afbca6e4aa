package dev.seatledger.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes what a webhook sends, and believes it only if the official library of Standard Webhooks does. */
final class WebhookReceiver implements AutoCloseable {

    private static final int SECONDS = 60;

    private record Delivery(String body, Map<String, List<String>> headers) {}

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/seatledger";
    }

    /** The next event, as JSON, once its signature is verified. */
    String next(String secret)
            throws InterruptedException, EmptyWebhookSecretException, WebhookVerificationException {
        Delivery delivery = deliveries.poll(SECONDS, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new IllegalStateException("no delivery within " + SECONDS + " seconds");
        }
        Webhook webhook = new Webhook(secret);
        webhook.verify(delivery.body(), delivery.headers());
        if (isBelieved(webhook, delivery.body().replace("unit.created", "unit.deleted"), delivery.headers())) {
            throw new IllegalStateException("a body that was changed on its way is believed");
        }
        return delivery.body();
    }

    private static boolean isBelieved(Webhook webhook, String body, Map<String, List<String>> headers) {
        try {
            webhook.verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            deliveries.add(new Delivery(body, headers));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
