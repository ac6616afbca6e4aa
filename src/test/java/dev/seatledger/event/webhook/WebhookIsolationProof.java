package dev.seatledger.event.webhook;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A healthy endpoint does not notice its neighbours. The same number of events is sent to a company's only endpoint, and to three of
 * another company: one that refuses connections, one that answers a byte a second, and a healthy one. Times are printed, not judged.
 */
class WebhookIsolationProof {

    private static final int BATCH = 200;

    @TempDir
    Path directory;

    @Test
    void aHealthyEndpointDoesNotNoticeItsNeighbours() throws Exception {
        try (Instance instance = Instance.start(
                directory, Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32"))) {
            prove(instance, Integer.getInteger("seatledger.isolation.events", 10_000));
        }
    }

    static void prove(Instance instance, int events) throws Exception {
        Duration warmUp = sendAlone(instance, events);
        Duration alone = sendAlone(instance, events);
        Duration beside = sendBesideOthers(instance, events);
        System.out.printf(
                "webhook isolation: events=%d alone=%dms besideASlowAndADeadOne=%dms ratio=%.3f (first, cold: %dms)%n",
                events,
                alone.toMillis(),
                beside.toMillis(),
                (double) beside.toMillis() / alone.toMillis(),
                warmUp.toMillis());
    }

    private static Duration sendAlone(Instance instance, int events) throws Exception {
        try (Receiver healthy = Receiver.start()) {
            UUID companyId = onboard(instance);
            String webhook = registerPaused(instance, companyId, healthy.url());
            long first = happen(instance, companyId, events);
            return send(instance, companyId, List.of(webhook), healthy, first, events);
        }
    }

    private static Duration sendBesideOthers(Instance instance, int events) throws Exception {
        try (Receiver healthy = Receiver.start();
                Receiver slow = Receiver.start(Receiver.drip())) {
            UUID companyId = onboard(instance);
            List<String> webhooks = List.of(
                    registerPaused(instance, companyId, "http://127.0.0.1:" + deadPort() + "/"),
                    registerPaused(instance, companyId, slow.url()),
                    registerPaused(instance, companyId, healthy.url()));
            long first = happen(instance, companyId, events);
            Duration time = send(instance, companyId, webhooks, healthy, first, events);
            assertEquals(Collections.nCopies(slow.count(), first), slow.sequences(), "the slow one gets no further");
            return time;
        }
    }

    /** From the moment that deliveries begin until the healthy one has everything, in order and once. */
    private static Duration send(
            Instance instance, UUID companyId, List<String> webhooks, Receiver healthy, long first, int events) {
        long started = System.nanoTime();
        for (String webhook : webhooks) {
            owner(instance, companyId)
                    .request()
                    .contentType("application/json")
                    .body(Map.of("status", "active"))
                    .patch(instance.address() + "/companies/" + companyId + "/webhooks/" + webhook)
                    .then()
                    .statusCode(200);
        }
        Receiver.await(() -> healthy.count() >= events, events + " events", 300);
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        assertEquals(
                LongStream.range(first, first + events).boxed().toList(),
                List.copyOf(new LinkedHashSet<>(healthy.sequences())),
                "all of them, in order");
        return time;
    }

    private static UUID onboard(Instance instance) {
        return UUID.fromString(Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post(
                        "/companies",
                        CompanyBuilder.aCompany()
                                .units("user", 100_000, "1.00", "1.00")
                                .toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static String registerPaused(Instance instance, UUID companyId, String url) {
        String webhooks = "/companies/" + companyId + "/webhooks";
        String id = owner(instance, companyId)
                .post(webhooks, Map.of("url", url))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owner(instance, companyId)
                .request()
                .contentType("application/json")
                .body(Map.of("status", "paused"))
                .patch(instance.address() + webhooks + "/" + id)
                .then()
                .statusCode(200);
        return id;
    }

    /** So many events; the sequence of the first. */
    private static long happen(Instance instance, UUID companyId, int events) {
        Api owner = owner(instance, companyId);
        long before = owner.read("/companies/" + companyId + "/events?limit=200")
                .getList("items")
                .size();
        for (int left = events; left > 0; left -= BATCH) {
            owner.post(
                            "/units/batch",
                            Map.of(
                                    "create",
                                    Collections.nCopies(
                                            Math.min(left, BATCH), Map.of("type", "user", "name", "One of many"))))
                    .then()
                    .statusCode(200);
        }
        return before + 1;
    }

    private static Api owner(Instance instance, UUID companyId) {
        return Api.at(instance.address(), "owner", companyId);
    }

    /** A port that nobody listens on. */
    private static int deadPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
