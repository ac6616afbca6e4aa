package dev.seatledger.event.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.Receiver;
import dev.seatledger.testing.Receiver.Message;
import dev.seatledger.testing.SeatledgerUnderTest;
import dev.seatledger.testing.SocksRecorder;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What receivers get, and what becomes of those that do not answer as they should. */
@QuarkusTest
class DeliveryTest extends HttpTest {

    private Receiver receiver;

    @BeforeEach
    void startReceiver() throws Exception {
        receiver = Receiver.start();
    }

    @AfterEach
    void stopReceiver() throws Exception {
        receiver.close();
    }

    @Test
    void sendsWhatHappensFromNowOnAsTheFeedHasIt() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        register(companyId, receiver);
        int known =
                Api.owner(companyId).read("/companies/" + companyId + "/plan").getInt("sequence");

        addUnits(companyId, "user", 2);

        List<Message> messages = receiver.await(4);
        JsonNode feed = new ObjectMapper()
                .readTree(Api.owner(companyId)
                        .get("/companies/" + companyId + "/events?after=" + known)
                        .asString())
                .path("items");
        for (int i = 0; i < messages.size(); i++) {
            assertEquals(feed.get(i).toString(), messages.get(i).body());
            assertEquals(companyId + "-" + (known + 1 + i), messages.get(i).id());
            assertEquals("application/json", messages.get(i).headers().get("content-type"));
            assertEquals("POST /hook HTTP/1.1", messages.get(i).headers().get(":request"));
        }
        assertEquals(feed.size(), messages.size());
        assertTrue(receiver.messages().toString().contains("\"amount\":\"32.00\""));
    }

    @Test
    void signsSoThatReceiversCanVerify() throws Exception {
        UUID companyId = aCompany().onboard();
        String secret = register(companyId, receiver).getString("secret");

        addUnits(companyId, "user", 1);

        Message message = receiver.await(1).get(0);
        verify(secret, message);
        Message forged = new Message(message.headers(), message.body().replace("user", "number"));
        assertThrows(WebhookVerificationException.class, () -> verify(secret, forged));
    }

    @Test
    void signsWithBothSecretsWhileOneIsBeingRotated() throws Exception {
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        String before = webhook.getString("secret");
        String after = Api.owner(companyId)
                .post(path(companyId, webhook) + "/secret-rotations", "")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");

        addUnits(companyId, "user", 1);
        Message during = receiver.await(1).get(0);
        Database.queryColumn(
                "UPDATE webhook SET previous_valid_until = now() - interval '1 second' WHERE webhook_id = '"
                        + webhook.getString("id") + "' RETURNING 1");
        addUnits(companyId, "user", 1);
        Message afterwards = receiver.await(2).get(1);

        assertDoesNotThrow(() -> verify(before, during));
        assertDoesNotThrow(() -> verify(after, during));
        assertDoesNotThrow(() -> verify(after, afterwards));
        assertThrows(WebhookVerificationException.class, () -> verify(before, afterwards));
    }

    @Test
    void keepsTheOrderUnderParallelAdds() throws Exception {
        UUID companyId = aCompany().onboard();
        register(companyId, receiver);
        List<Thread> threads = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> new Thread(() -> addUnits(companyId, "user", 3)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long last = Database.queryLong("SELECT sequence FROM company_head WHERE company_id = '" + companyId + "'");

        Receiver.await(() -> receiver.sequences().contains(last), "event " + last);

        assertEquals(
                LongStream.rangeClosed(3, last).boxed().toList(),
                List.copyOf(new LinkedHashSet<>(receiver.sequences())));
    }

    @Test
    void skipsWhatIsNotWanted() throws Exception {
        UUID companyId = aCompany().onboard();
        register(companyId, Map.of("url", receiver.url(), "events", List.of("invoice.issued")));

        addUnits(companyId, "user", 11);
        receiver.await(1);
        addUnits(companyId, "user", 1);

        assertEquals(
                List.of("invoice.issued", "invoice.issued"),
                receiver.await(2).stream()
                        .map(message -> message.event().path("type").asText())
                        .toList());
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        receiver.answer(Receiver.status(500));
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);

        addUnits(companyId, "user", 1);
        receiver.await(2);
        receiver.answer(Receiver.status(200));
        addUnits(companyId, "user", 1);
        Receiver.await(() -> receiver.sequences().contains(4L), "the second event");

        List<Long> sequences = receiver.sequences();
        assertEquals(List.of(3L, 4L), List.copyOf(new LinkedHashSet<>(sequences)), "in order, the first several times");
        assertEquals(1, new LinkedHashSet<>(ids(sequences.size() - 1)).size(), "one id at each attempt");
        List<Map<String, Object>> log = awaitLog(companyId, webhook, sequences.size());
        assertEquals("succeeded", log.get(0).get("outcome"));
        assertEquals(200, log.get(0).get("statusCode"));
        assertEquals(4, log.get(0).get("sequence"));
        assertEquals("unit.created", log.get(0).get("eventType"));
        assertEquals(1, log.get(0).get("attempt"));
        Map<String, Object> first = log.get(log.size() - 1);
        assertEquals("failed", first.get("outcome"));
        assertEquals(500, first.get("statusCode"));
        assertNull(first.get("error"));
        assertEquals(1, first.get("attempt"));
        assertEquals(2, log.get(log.size() - 2).get("attempt"));
    }

    @Test
    void pausesAnEndpointThatHasFailedForTooLong() throws Exception {
        receiver.answer(Receiver.status(503));
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);

        addUnits(companyId, "user", 1);
        awaitPaused(companyId, webhook, "exhausted");
        int attempts = receiver.count();
        receiver.answer(Receiver.status(200));
        addUnits(companyId, "user", 1);
        resume(companyId, webhook);
        receiver.await(attempts + 2);

        assertTrue(attempts > 2, attempts + " attempts");
        assertEquals(
                List.of(3L, 4L), receiver.sequences().subList(attempts, attempts + 2), "nothing is lost by a pause");
    }

    @Test
    void pausesAnEndpointThatIsGone() throws Exception {
        receiver.answer(Receiver.status(410));
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);

        addUnits(companyId, "user", 1);
        awaitPaused(companyId, webhook, "gone");

        assertEquals(1, receiver.count());
    }

    /** What was under way to the old address tells nothing of the new one. */
    @Test
    void letsAnOwnersChangeStandAgainstAnAttemptThatIsUnderWay() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        receiver.answer((message, out) -> {
            changed.await(10, TimeUnit.SECONDS);
            Receiver.status(410).write(message, out);
        });
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        addUnits(companyId, "user", 1);
        receiver.await(1);

        try (Receiver other = Receiver.start()) {
            patch(companyId, webhook, Map.of("url", other.url()));
            changed.countDown();

            other.await(1);

            assertEquals(List.of(3L), other.sequences(), "sent again, to where it shall go now");
            assertEquals(
                    "active",
                    Api.owner(companyId)
                            .read("/companies/" + companyId + "/webhooks/" + webhook.getString("id"))
                            .getString("status"));
        }
    }

    @Test
    void sendsNothingWhileAnOwnerWantsAPause() throws Exception {
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        patch(companyId, webhook, Map.of("status", "paused"));
        addUnits(companyId, "user", 1);
        try (Receiver other = Receiver.start()) {
            register(companyId, other);
            addUnits(companyId, "user", 1);
            other.await(1);
        }

        assertEquals(0, receiver.count());
        resume(companyId, webhook);
        receiver.await(2);
        assertEquals(List.of(3L, 4L), receiver.sequences());
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        try (Receiver elsewhere = Receiver.start()) {
            receiver.answer(Receiver.text(307, "Location: " + elsewhere.url() + "\r\n"));
            UUID companyId = aCompany().onboard();
            JsonPath webhook = register(companyId, receiver);

            addUnits(companyId, "user", 1);
            receiver.await(2);

            Map<String, Object> attempt = awaitLog(companyId, webhook, 1).get(0);
            assertEquals(307, attempt.get("statusCode"));
            assertEquals("redirect-refused", attempt.get("error"));
            assertEquals("failed", attempt.get("outcome"));
            assertEquals(0, elsewhere.count());
        }
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverComes() throws Exception {
        receiver.answer(Receiver.drip());
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);

        addUnits(companyId, "user", 1);

        Map<String, Object> attempt = awaitLog(companyId, webhook, 1).get(0);
        assertNull(attempt.get("statusCode"));
        assertEquals("timed-out", attempt.get("error"));
        assertTrue(((Number) attempt.get("latencyMillis")).longValue() >= 2_000);
    }

    @Test
    void doesNotReadEndlessAnswers() throws Exception {
        AtomicBoolean wasReadToItsEnd = new AtomicBoolean();
        receiver.answer((message, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("400\r\n" + "a".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1024 * 64; i++) {
                out.write(chunk);
            }
            wasReadToItsEnd.set(true);
        });
        UUID companyId = aCompany().onboard();
        register(companyId, receiver);

        addUnits(companyId, "user", 3);

        receiver.await(3);
        assertEquals(List.of(3L, 4L, 5L), receiver.sequences(), "the status counts");
        assertFalse(wasReadToItsEnd.get());
    }

    @Test
    void doesNotReadSlowAnswers() throws Exception {
        receiver.answer((message, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Receiver.drip("a".repeat(100), out);
        });
        UUID companyId = aCompany().onboard();
        register(companyId, receiver);

        addUnits(companyId, "user", 2);

        receiver.await(2);
        assertEquals(List.of(3L, 4L), receiver.sequences(), "the status counts");
    }

    @Test
    void sendsAgainWhatIsAskedForAgain() throws Exception {
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        addUnits(companyId, "user", 3);
        List<Message> first = receiver.await(3);

        Response asked =
                Api.owner(companyId).post(path(companyId, webhook) + "/redeliveries", Map.of("from", 2, "to", 4));
        List<Message> all = receiver.await(6);
        Api.owner(companyId)
                .post(path(companyId, webhook) + "/redeliveries", Map.of("from", 5, "to", 5))
                .then()
                .statusCode(202);
        receiver.await(7);

        assertEquals(202, asked.statusCode(), asked.asString());
        assertEquals(List.of(3L, 4L, 5L, 2L, 3L, 4L, 5L), receiver.sequences());
        assertEquals(first.get(0).id(), all.get(4).id(), "the same event, the same id");
        assertEquals(first.get(0).body(), all.get(4).body());
    }

    @Test
    void refusesAnAddressThatHasTurnedInward() throws Exception {
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        // As if the name's addresses had changed since it was registered.
        Database.queryColumn("UPDATE webhook SET url = 'https://169.254.169.254/latest' WHERE webhook_id = '"
                + webhook.getString("id") + "' RETURNING 1");

        addUnits(companyId, "user", 1);

        Map<String, Object> attempt = awaitLog(companyId, webhook, 1).get(0);
        assertEquals("address-refused", attempt.get("error"));
        assertNull(attempt.get("statusCode"));
        List<String> targets = SocksRecorder.targets(Path.of(SeatledgerUnderTest.SOCKS_TARGETS));
        assertTrue(targets.stream().allMatch(target -> target.startsWith("127.0.0.1:")), targets.toString());
    }

    @Test
    void logsAttemptsInPages() throws Exception {
        UUID companyId = aCompany().onboard();
        JsonPath webhook = register(companyId, receiver);
        addUnits(companyId, "user", 5);
        awaitLog(companyId, webhook, 5);

        String deliveries = path(companyId, webhook) + "/deliveries";
        JsonPath first = Api.owner(companyId).read(deliveries + "?limit=3");
        JsonPath second = Api.owner(companyId).read(deliveries + "?limit=3&cursor=" + first.getString("nextCursor"));

        assertEquals(List.of(7, 6, 5), first.getList("items.sequence"));
        assertEquals(List.of(4, 3), second.getList("items.sequence"));
        assertNull(second.get("nextCursor"));
    }

    private List<String> ids(int count) {
        return receiver.messages().subList(0, count).stream().map(Message::id).toList();
    }

    private static void verify(String secret, Message message) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        message.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        new Webhook(secret).verify(message.body(), headers);
        assertTrue(Instant.now()
                .minusSeconds(60)
                .isBefore(Instant.ofEpochSecond(Long.parseLong(message.headers().get("webhook-timestamp")))));
    }

    private static JsonPath register(UUID companyId, Receiver receiver) {
        return register(companyId, Map.of("url", receiver.url()));
    }

    private static JsonPath register(UUID companyId, Map<String, Object> request) {
        return Api.owner(companyId)
                .post("/companies/" + companyId + "/webhooks", request)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static void resume(UUID companyId, JsonPath webhook) {
        patch(companyId, webhook, Map.of("status", "active"));
    }

    private static void patch(UUID companyId, JsonPath webhook, Map<String, Object> changes) {
        Api.owner(companyId)
                .request()
                .contentType("application/json")
                .body(changes)
                .patch(path(companyId, webhook))
                .then()
                .statusCode(200);
    }

    private static void awaitPaused(UUID companyId, JsonPath webhook, String reason) {
        Receiver.await(
                () -> reason.equals(
                        Api.owner(companyId).read(path(companyId, webhook)).getString("pausedReason")),
                "paused: " + reason);
    }

    /** At least so many attempts, newest first. */
    private static List<Map<String, Object>> awaitLog(UUID companyId, JsonPath webhook, int count) {
        String deliveries = path(companyId, webhook) + "/deliveries?limit=200";
        Receiver.await(
                () -> Api.owner(companyId).read(deliveries).getList("items").size() >= count, count + " attempts");
        return Api.owner(companyId).read(deliveries).getList("items");
    }

    private static String path(UUID companyId, JsonPath webhook) {
        return "/companies/" + companyId + "/webhooks/" + webhook.getString("id");
    }
}
