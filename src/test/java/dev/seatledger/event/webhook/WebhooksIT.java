package dev.seatledger.event.webhook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Certificate;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Receiver;
import dev.seatledger.testing.SocksRecorder;

import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Feed and webhooks of several instances on one database, as processes. All that they send goes through a proxy that keeps it here. */
class WebhooksIT {

    private static final String NAME = "receiver.seatledger.example";

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static SocksRecorder socks;
    private static Certificate certificate;
    private static Instance one;
    private static Instance two;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(directory.resolve("database"));
        socks = SocksRecorder.start(targets());
        resolveTo("127.0.0.1");
        certificate = Certificate.of(NAME, directory);
        one = Instance.launch(directory.resolve("one"), environment());
        Map<String, String> ofTwo = new HashMap<>(environment());
        ofTwo.put("SEATLEDGER_EVENTS_MAX_WAITING", "2");
        two = Instance.launch(directory.resolve("two"), ofTwo);
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        THREADS.shutdownNow();
        for (AutoCloseable started : Arrays.asList(one, two, socks, database)) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void wakeWhoWaitsForAnotherInstancesCommit() throws Exception {
        UUID companyId = onboard(one);
        Api reader = Api.at(two.address(), "owner", companyId);
        long started = System.nanoTime();
        Future<Response> waiting =
                THREADS.submit(() -> reader.get("/companies/" + companyId + "/events?after=2&wait=30"));

        add(one, companyId, 1);

        assertEquals(List.of("unit.created"), waiting.get(30, TimeUnit.SECONDS).path("items.type"));
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) < 20, "woken, not timed out");
    }

    @Test
    void letOnlySoManyWait() throws Exception {
        UUID companyId = onboard(one);
        Api reader = Api.at(two.address(), "owner", companyId);
        String path = "/companies/" + companyId + "/events?after=2&wait=30";
        List<Future<Response>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(THREADS.submit(() -> reader.get(path)));
        }
        Receiver.await(() -> waiting.stream().anyMatch(Future::isDone), "one that is refused");

        List<Response> refused = new ArrayList<>();
        List<Response> woken = new ArrayList<>();
        add(one, companyId, 1);
        for (Future<Response> each : waiting) {
            Response answer = each.get(30, TimeUnit.SECONDS);
            (answer.statusCode() == 200 ? woken : refused).add(answer);
        }

        assertEquals(2, woken.size());
        assertProblem(ProblemType.OVERLOADED, refused.get(0));
    }

    @Test
    void answerWhoWaitsBeforeTheyEnd() throws Exception {
        Instance third = Instance.start(directory.resolve("three"), environment());
        UUID companyId = onboard(one);
        Api reader = Api.at(third.address(), "owner", companyId);
        Future<Response> waiting =
                THREADS.submit(() -> reader.get("/companies/" + companyId + "/events?after=2&wait=30"));
        // Another one that is answered tells that the first has arrived.
        reader.read("/companies/" + companyId + "/events?after=2&wait=1");

        long started = System.nanoTime();
        int exit = third.terminate();

        Response answer = waiting.get(30, TimeUnit.SECONDS);
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(List.of(), answer.path("items"));
        assertEquals(143, exit);
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) < 20, "released, not timed out");
    }

    @Test
    void goOnWhereAKilledInstanceStopped() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start((message, out) -> {
            // Takes fifty, and keeps whoever sends the next one waiting.
            if (message.sequence() > 52) {
                killed.await();
            }
            Receiver.status(204).write(message, out);
        })) {
            Instance doomed = Instance.start(directory.resolve("doomed"), environment());
            UUID companyId = onboard(doomed);
            register(doomed, companyId, receiver.url());
            add(doomed, companyId, 200);
            add(doomed, companyId, 200);
            receiver.await(51);

            doomed.kill();
            killed.countDown();

            Receiver.await(() -> receiver.sequences().contains(402L), "the last event", 60);
            assertEquals(
                    LongStream.rangeClosed(3, 402).boxed().toList(),
                    List.copyOf(new LinkedHashSet<>(receiver.sequences())));
        }
    }

    @Test
    void areNotLedElsewhereByAName() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            UUID companyId = onboard(one);
            resolveTo("127.0.0.1");
            JsonPath webhook = register(one, companyId, "http://" + NAME + ":" + receiver.port() + "/hook");
            add(one, companyId, 1);
            receiver.await(1);
            assertTrue(receiver.messages().get(0).headers().get("host").startsWith(NAME), "the name is kept");

            resolveTo("169.254.169.254");
            add(one, companyId, 1);

            String deliveries = "/companies/" + companyId + "/webhooks/" + webhook.getString("id") + "/deliveries";
            Api owner = Api.at(one.address(), "owner", companyId);
            Receiver.await(
                    () -> "address-refused".equals(owner.read(deliveries).getString("items[0].error")),
                    "a refusal in the log");
            assertEquals(List.of(3L), receiver.sequences());
            resolveTo("127.0.0.1", "169.254.169.254");
            assertProblem(
                    ProblemType.WEBHOOK_ADDRESS_REFUSED,
                    owner.post(
                            "/companies/" + companyId + "/webhooks",
                            Map.of("url", "http://" + NAME + ":" + receiver.port() + "/")));
            resolveTo("127.0.0.1");
            receiver.await(2);
            assertTrue(
                    SocksRecorder.targets(targets()).stream().allMatch(target -> target.startsWith("127.0.0.1:")),
                    SocksRecorder.targets(targets()).toString());
        }
    }

    @Test
    void areSentOverTlsToWhoHasTheNamesCertificateAndToNobodyElse() throws Exception {
        try (Receiver receiver = Receiver.startWithTls(certificate)) {
            UUID companyId = onboard(one);
            resolveTo("127.0.0.1");
            register(one, companyId, "https://" + NAME + ":" + receiver.port() + "/hook");
            JsonPath other = register(one, companyId, "https://localhost:" + receiver.port() + "/hook");

            add(one, companyId, 1);

            receiver.await(1);
            String deliveries = "/companies/" + companyId + "/webhooks/" + other.getString("id") + "/deliveries";
            Api owner = Api.at(one.address(), "owner", companyId);
            Receiver.await(
                    () -> "tls-failed".equals(owner.read(deliveries).getString("items[0].error")),
                    "a certificate refused");
            assertEquals(List.of(3L), receiver.sequences());
            assertTrue(receiver.messages().get(0).headers().get("host").startsWith(NAME));
        }
    }

    @Test
    void keepAHealthyEndpointFromNoticingItsNeighbours() throws Exception {
        WebhookIsolationProof.prove(one, 500);
    }

    private static Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("SEATLEDGER_DEMO", "true"),
                Map.entry(
                        "SEATLEDGER_DATABASE_URL",
                        "postgresql://" + database.url().user() + "@"
                                + database.url().location().replaceFirst("\\?.*", "")),
                Map.entry("SEATLEDGER_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32"),
                Map.entry("SEATLEDGER_WEBHOOKS_PROXY", socks.url()),
                Map.entry("SEATLEDGER_WEBHOOKS_ATTEMPT_TIMEOUT", "2s"),
                // So that a name that changes is seen to change.
                Map.entry("SEATLEDGER_WEBHOOKS_KEEP_ADDRESSES", "1ms"),
                Map.entry("SEATLEDGER_WEBHOOKS_FIRST_RETRY", "200ms"),
                Map.entry("SEATLEDGER_WEBHOOKS_LONGEST_RETRY", "1s"),
                Map.entry("SEATLEDGER_WEBHOOKS_SWEEP_EVERY", "500ms"),
                Map.entry("SEATLEDGER_WEBHOOKS_LEASE", "4s"),
                Map.entry(
                        "JAVA_TOOL_OPTIONS",
                        "-Djdk.net.hosts.file=" + hosts() + " -Dsun.net.inetaddr.ttl=0"
                                + " -Djavax.net.ssl.trustStore=" + certificate.trustStore()
                                + " -Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD
                                + " -Dsun.net.inetaddr.negative.ttl=0"));
    }

    private static Path targets() {
        return directory.resolve("socks-targets.txt");
    }

    private static Path hosts() {
        return directory.resolve("hosts");
    }

    private static void resolveTo(String... addresses) throws Exception {
        StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
        for (String address : addresses) {
            hosts.append(address).append(' ').append(NAME).append('\n');
        }
        Files.writeString(hosts(), hosts);
    }

    private static UUID onboard(Instance instance) {
        return UUID.fromString(Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post(
                        "/companies",
                        CompanyBuilder.aCompany()
                                .units("user", 1_000, "1.00", "1.00")
                                .toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static JsonPath register(Instance instance, UUID companyId, String url) {
        return Api.at(instance.address(), "owner", companyId)
                .post("/companies/" + companyId + "/webhooks", Map.of("url", url))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static void add(Instance instance, UUID companyId, int users) {
        Api.at(instance.address(), "owner", companyId)
                .post(
                        "/units/batch",
                        Map.of("create", Collections.nCopies(users, Map.of("type", "user", "name", "User"))))
                .then()
                .statusCode(200);
    }
}
