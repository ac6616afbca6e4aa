package dev.seatledger.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.EventStream;
import dev.seatledger.testing.EventStream.Event;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.Metrics;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class PlanStreamTest extends HttpTest {

    /** Half of the places that the application under test has. */
    private static final int PLACES_OF_A_COMPANY = 120;

    @TestHTTPResource("/")
    URI address;

    @Test
    void beginsWithThePlanAsItIs() {
        UUID companyId = aCompany().onboardWithUsers(11);

        try (EventStream stream = open(companyId)) {
            Event first = stream.next();

            Response plan = Api.owner(companyId).get("/companies/" + companyId + "/plan");
            assertEquals(plan.asString(), first.data());
            assertEquals("\"" + first.id() + "\"", plan.header("ETag"));
            assertEquals("plan", first.name());
            assertTrue(stream.header("Content-Type").startsWith("text/event-stream"), stream.header("Content-Type"));
            assertEquals("no-store", stream.header("Cache-Control"));
            assertEquals("no", stream.header("X-Accel-Buffering"));
            assertTrue(stream.header("RateLimit").startsWith("\"default\";r="), "a stream is a request");
        }
    }

    @Test
    void tellsTheWholePlanAfterEachChange() {
        UUID companyId = aCompany().onboardWithUsers(10);

        try (EventStream stream = open(companyId)) {
            assertEquals(10, stream.next().json().getInt("units[0].created"));

            addUser(companyId);
            Event added = stream.next();
            assertEquals(11, added.json().getInt("units[0].created"));
            assertEquals(11, added.json().getInt("units[0].paidSeats"));

            List<String> numbers = CompanyBuilder.addUnits(companyId, "number", 1);
            assertEquals(1, stream.next().json().getInt("units[1].created"));

            Api.admin(companyId).delete("/units/" + numbers.get(0)).then().statusCode(204);
            Event removed = stream.next();
            assertEquals(0, removed.json().getInt("units[1].created"));
            assertEquals(sequence(companyId), removed.id());
        }
    }

    @Test
    void missesNothingAcrossAReconnect() {
        UUID companyId = aCompany().onboard();
        long seen;
        try (EventStream stream = open(companyId)) {
            seen = stream.next().id();
        }
        addUser(companyId);

        try (EventStream again = open(companyId, Map.of("Last-Event-ID", String.valueOf(seen)))) {
            Event first = again.next();
            assertEquals(1, first.json().getInt("units[0].created"));
            assertEquals(sequence(companyId), first.id());
        }
    }

    @Test
    void repeatsThePlanForWhoKnowsItAndForWhoClaimsToKnowMore() {
        UUID companyId = aCompany().onboard();
        long sequence = sequence(companyId);

        for (long known : List.of(sequence, sequence + 100, Long.MAX_VALUE)) {
            try (EventStream stream = open(companyId, Map.of("Last-Event-ID", String.valueOf(known)));
                    EventStream beside = open(companyId, Map.of("Last-Event-ID", String.valueOf(known)))) {
                assertEquals(sequence, stream.next().id());
                assertEquals(sequence, beside.next().id());
            }
        }
    }

    @Test
    void sendsTenPlansASecondAtMostAndTheLastOneInAnyCase() throws Exception {
        UUID companyId = aCompany().onboard();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (EventStream stream = open(companyId);
                EventStream another = open(companyId)) {
            stream.next();
            long started = System.nanoTime();

            List<Callable<Response>> adds = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                adds.add(() -> addUser(companyId));
            }
            for (var add : threads.invokeAll(adds)) {
                assertEquals(201, add.get().statusCode());
            }
            long last = sequence(companyId);

            List<Event> events = stream.upTo(last);
            long tenths = Duration.ofNanos(System.nanoTime() - started).toMillis() / 100;
            assertTrue(events.size() <= tenths + 2, events.size() + " events in " + tenths + " tenths of a second");
            assertEquals(last, events.get(events.size() - 1).id());
            assertEquals(50, events.get(events.size() - 1).json().getInt("units[0].created"));
            assertRising(events);
            assertRising(another.upTo(last));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysThatItIsThereWhileNothingHappens() {
        UUID companyId = aCompany().onboard();

        try (EventStream stream = open(companyId)) {
            stream.next();

            Metrics.await("two heartbeats", () -> stream.comments() >= 2);
            assertTrue(stream.hasNoMore());
        }
    }

    @Test
    void rollsOverAsThePlanDoes() throws Exception {
        UUID companyId = aCompany().onboard();
        try (EventStream stream = open(companyId)) {
            stream.next();

            Api.accountExecutive()
                    .post("/companies/" + companyId + "/clock", Map.of("now", "2024-10-13T00:00:00Z"))
                    .then()
                    .statusCode(200);
            assertEquals("2024-11-13", stream.next().json().getString("nextBillingDate"));
        }
        Metrics.await("nobody looks any more", () -> gauge("seatledger_plan_streams") == 0);
        Database.queryColumn("UPDATE company_head SET test_clock = '2024-11-13T00:00:00Z' WHERE company_id = '"
                + companyId + "' RETURNING 1");

        try (EventStream stream = open(companyId)) {
            assertEquals("2024-12-13", stream.next().json().getString("nextBillingDate"));
        }
    }

    @Test
    void endsWhenTheTokenExpires() throws Exception {
        UUID companyId = aCompany().onboard();
        String token = Jwt.issuer("https://seatledger.example/demo")
                .audience("seatledger")
                .subject("somebody")
                .groups("owner")
                .claim("company_id", companyId.toString())
                .expiresAt(Instant.now().plusSeconds(2))
                .sign();

        try (EventStream stream = EventStream.open(Api.withToken(token), path(companyId))) {
            stream.next();
            stream.awaitEnd();
        }
    }

    @Test
    void aHundredClientsThatAreCutOffLeaveNothingBehind() throws Exception {
        UUID companyId = aCompany().onboard();
        Metrics.await("nothing is open", () -> gauge("seatledger_plan_streams") == 0);
        int watched = gauge("seatledger_companies_watched");
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES_OF_A_COMPANY; i++) {
                clients.add(connect(companyId, 0));
            }
            for (Socket client : clients) {
                readUntil(client, "event: plan");
            }
            assertEquals(PLACES_OF_A_COMPANY, gauge("seatledger_plan_streams"));
            assertEquals(watched + 1, gauge("seatledger_companies_watched"), "one for the company");

            Response refused = EventStream.first(Api.owner(companyId).request(), path(companyId));
            assertProblem(ProblemType.OVERLOADED, refused);
            assertEquals("1", refused.header("Retry-After"));
            try (EventStream another = open(aCompany().onboard())) {
                another.next();
            }
        } finally {
            for (Socket client : clients) {
                client.setSoLinger(true, 0);
                client.close();
            }
        }

        Metrics.await("all places are free", () -> gauge("seatledger_plan_streams") == 0);
        Metrics.await("nobody watches", () -> gauge("seatledger_companies_watched") <= watched);
        try (EventStream stream = open(companyId)) {
            stream.next();
            addUser(companyId);
            stream.next();
        }
    }

    @Test
    void aHundredClientsThatDoNotEvenWaitLeaveNothingBehind() throws Exception {
        UUID companyId = aCompany().onboard();

        for (int i = 0; i < 100; i++) {
            try (Socket client = connect(companyId, 0)) {
                client.setSoLinger(true, 0);
            }
        }

        try (EventStream stream = open(companyId)) {
            stream.next();
            Metrics.await("one place is taken", () -> gauge("seatledger_plan_streams") == 1);
        }
        Metrics.await("all places are free", () -> gauge("seatledger_plan_streams") == 0);
    }

    @Test
    void keepsOnlyTheLatestForASlowClientAndLetsNobodyWaitForIt() throws Exception {
        UUID companyId = aCompany().units("user", 1_000, "1.00", "1.00").onboard();
        int changes = 60;
        try (Socket slow = connect(companyId, 4_096);
                EventStream fast = open(companyId)) {
            fast.next();
            for (int i = 0; i < changes; i++) {
                addUser(companyId);
                fast.upTo(sequence(companyId));
            }
            long last = sequence(companyId);

            List<Long> ids = idsUpTo(slow, last);

            assertTrue(ids.size() < changes, "it got " + ids.size() + " plans");
            assertEquals(ids.stream().sorted().distinct().toList(), ids);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9223372036854775808", "1,2"})
    void refusesWhatIsNoIdOfAnEvent(String id) {
        UUID companyId = aCompany().onboard();

        assertInvalid(
                "Last-Event-ID",
                EventStream.first(Api.owner(companyId).request().header("Last-Event-ID", id), path(companyId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor", "agent", "partner"})
    void isForOwnersOnly(String role) {
        UUID companyId = aCompany().onboard();

        assertProblem(
                ProblemType.FORBIDDEN, EventStream.first(Api.as(role, companyId).request(), path(companyId)));
    }

    @Test
    void needsAToken() {
        assertProblem(
                ProblemType.AUTHENTICATION_REQUIRED,
                EventStream.first(
                        Api.anonymous().request().header("Accept", "text/event-stream"), path(UUID.randomUUID())));
    }

    @Test
    void answersForAForeignCompanyAsForAnAbsentOne() {
        UUID companyId = aCompany().onboard();
        UUID absent = UUID.randomUUID();

        Response foreign = EventStream.first(
                Api.owner(aCompany().onboard()).request().header("Accept", "text/event-stream"), path(companyId));
        Response ofAbsent =
                EventStream.first(Api.owner(absent).request().header("Accept", "text/event-stream"), path(absent));

        assertProblem(ProblemType.NOT_FOUND, foreign);
        assertProblem(ProblemType.NOT_FOUND, ofAbsent);
        assertEquals(
                foreign.asString().replace(companyId.toString(), ""),
                ofAbsent.asString().replace(absent.toString(), ""));
        Metrics.await("no place is kept", () -> gauge("seatledger_plan_streams") == 0);
    }

    @Test
    void hasNoOtherForm() {
        UUID companyId = aCompany().onboard();

        assertProblem(
                ProblemType.NOT_ACCEPTABLE,
                EventStream.first(
                        Api.owner(companyId).request().header("Accept", "application/json"), path(companyId)));
    }

    @Test
    void answersHeadWithoutAStream() {
        UUID companyId = aCompany().onboard();

        Response head = Api.owner(companyId).request().head(path(companyId));

        assertEquals(200, head.statusCode());
        assertEquals("no-store", head.header("Cache-Control"));
        Metrics.await("no place is kept", () -> gauge("seatledger_plan_streams") == 0);
    }

    private static void assertRising(List<Event> events) {
        List<Long> ids = events.stream().map(Event::id).toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    private static EventStream open(UUID companyId) {
        return open(companyId, Map.of());
    }

    private static EventStream open(UUID companyId, Map<String, String> headers) {
        return EventStream.open(Api.owner(companyId), path(companyId), headers);
    }

    private static String path(UUID companyId) {
        return "/companies/" + companyId + "/plan/stream";
    }

    private static long sequence(UUID companyId) {
        return Api.owner(companyId).read("/companies/" + companyId + "/plan").getLong("sequence");
    }

    private static Response addUser(UUID companyId) {
        return Api.admin(companyId).post("/units", Map.of("type", "user", "name", "One more"));
    }

    private static int gauge(String name) {
        return Metrics.gauge("", name);
    }

    /**
     * @param buffer bytes that the client's side keeps; 0 for as many as usual
     */
    private Socket connect(UUID companyId, int buffer) throws IOException {
        Socket socket = new Socket();
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
        String request = "GET " + path(companyId) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Api.owner(companyId).token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void readUntil(Socket socket, String line) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String read = lines.readLine();
        while (read != null && !read.startsWith(line)) {
            read = lines.readLine();
        }
    }

    private static List<Long> idsUpTo(Socket socket, long last) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<Long> ids = new ArrayList<>();
        while (ids.isEmpty() || ids.get(ids.size() - 1) < last) {
            String line = lines.readLine();
            if (line.startsWith("id: ")) {
                ids.add(Long.parseLong(line.substring(4)));
            }
        }
        return ids;
    }
}
