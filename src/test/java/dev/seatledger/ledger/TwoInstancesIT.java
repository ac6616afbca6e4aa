package dev.seatledger.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.FreshDatabase;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.WireCounter;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Two application processes on one database (R11), and what a request costs on the wire. */
@Tag("postgres")
class TwoInstancesIT {

    @TempDir
    static Path directory;

    private static FreshDatabase database;
    private static WireCounter wire;
    private static Instance one;
    private static Instance two;

    @BeforeAll
    static void start() throws Exception {
        database = FreshDatabase.create(directory.resolve("database"));
        wire = new WireCounter(database.port());
        one = Instance.launch(directory.resolve("one"), demoOn(wire.port()));
        two = Instance.launch(directory.resolve("two"), demoOn(database.port()));
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable started : Arrays.asList(one, two, wire, database)) {
            if (started != null) {
                started.close();
            }
        }
    }

    @RepeatedTest(5)
    void neverShareTheLastFreeSeat() throws Exception {
        UUID companyId = onboard(9);

        List<Response> answers = inParallel(List.of(() -> addUser(one, companyId), () -> addUser(two, companyId)));

        assertEquals(
                List.of(201, 201), answers.stream().map(Response::statusCode).toList());
        JsonPath invoices = owner(companyId).read("/companies/" + companyId + "/invoices");
        assertEquals(
                List.of("19.20"), invoices.getList("items.findAll { it.reason == 'additional_units' }.total.amount"));
        assertEquals(
                11, owner(companyId).read("/companies/" + companyId + "/plan").getInt("units[0].paidSeats"));
    }

    @Test
    void chargeEverySeatExactlyOnceUnder64AddsAtOnce() throws Exception {
        UUID companyId = onboard(0);
        List<Callable<Response>> adds = new ArrayList<>(Collections.nCopies(32, () -> addUser(one, companyId)));
        adds.addAll(Collections.nCopies(32, () -> addUser(two, companyId)));

        List<Response> answers = inParallel(adds);

        assertEquals(
                64,
                answers.stream().filter(answer -> answer.statusCode() == 201).count());
        JsonPath plan = owner(companyId).read("/companies/" + companyId + "/plan");
        assertEquals(64, plan.getInt("units[0].created"));
        assertEquals(64, plan.getInt("units[0].paidSeats"));
        assertEquals(
                54,
                count("SELECT count(*) FROM invoice WHERE reason = 'ADDITIONAL_UNITS' AND company_id = '" + companyId
                        + "'"));
        assertEquals(
                54,
                count("SELECT sum(quantity) FROM document_line JOIN document USING (company_id, document_id)"
                        + " WHERE reason = 'ADDITIONAL_UNITS' AND company_id = '" + companyId + "'"));
        assertEquals(64, count("SELECT count(*) FROM unit WHERE company_id = '" + companyId + "'"));
        assertEquals(0, count("SELECT max(number) - count(*) FROM document_number"));
        assertEquals(0, count("SELECT count(*) - count(DISTINCT number) FROM invoice"));
        assertEquals(0, count("SELECT max(sequence) - count(*) FROM event WHERE company_id = '" + companyId + "'"));
    }

    /** A client that does not know whether its add was billed asks again, anywhere and at once. */
    @Test
    void carryOutARequestOnceThatArrives100TimesWithOneKey() throws Exception {
        UUID companyId = onboard(10);
        List<Api> owners =
                List.of(Api.at(one.address(), "owner", companyId), Api.at(two.address(), "owner", companyId));
        List<Callable<Response>> adds = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Api owner = owners.get(i % 2);
            adds.add(() -> addWithKey(owner));
        }

        List<Response> answers = inParallel(adds);

        assertEquals(Set.of(201), answers.stream().map(Response::statusCode).collect(Collectors.toSet()));
        assertEquals(1, answers.stream().map(Response::asString).distinct().count(), "one answer for all");
        assertEquals(
                99,
                answers.stream()
                        .filter(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                        .count());
        JsonPath plan = owner(companyId).read("/companies/" + companyId + "/plan");
        assertEquals(11, plan.getInt("units[0].created"));
        assertEquals(11, plan.getInt("units[0].paidSeats"));
        JsonPath invoices = owner(companyId).read("/companies/" + companyId + "/invoices");
        assertEquals(
                List.of(answers.get(0).<String>path("invoice.number")),
                invoices.getList("items.findAll { it.reason == 'additional_units' }.number"));
    }

    @Test
    void acceptEachOthersTokens() {
        UUID companyId = onboard(0);
        String token = owner(companyId).token();

        assertEquals(
                200,
                Api.withToken(token)
                        .at(two.address())
                        .get("/companies/" + companyId + "/plan")
                        .statusCode());
    }

    /** Counted on the wire, because what a request costs must not grow unnoticed. */
    @Test
    void costTwoRoundTripsForAChangeAndOneForThePlan() {
        UUID companyId = onboard(10);
        Api owner = owner(companyId);
        Deque<String> units = new ArrayDeque<>();

        assertEquals("2 statements, 2 round trips", cost(() -> units.add(add(owner))), "an add that bills");
        assertEquals("2 statements, 2 round trips", cost(() -> owner.delete("/units/" + units.remove())), "a delete");
        assertEquals("2 statements, 2 round trips", cost(() -> add(owner)), "an add on a free seat");
        assertEquals(
                "2 statements, 2 round trips",
                cost(() -> addWithKey(owner, UUID.randomUUID().toString())),
                "an add with a key");
        assertEquals("1 statements, 1 round trips", cost(() -> addWithKey(owner, "the same")), "a repetition");
        assertEquals(
                "1 statements, 1 round trips", cost(() -> owner.read("/companies/" + companyId + "/plan")), "the plan");
        assertEquals("2 statements, 2 round trips", cost(() -> addBatch(owner)), "a batch of 200 that bills");
    }

    /** The lowest of several: the first use of a statement on each connection costs a round trip more, to prepare it. */
    private static String cost(Runnable request) {
        int statements = Integer.MAX_VALUE;
        int roundTrips = Integer.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            wire.reset();
            request.run();
            statements = Math.min(statements, wire.statements());
            roundTrips = Math.min(roundTrips, wire.roundTrips());
        }
        return statements + " statements, " + roundTrips + " round trips";
    }

    private static String add(Api caller) {
        return caller.post("/units", Map.of("type", "user", "name", "Counted"))
                .then()
                .statusCode(201)
                .extract()
                .path("unit.id");
    }

    private static void addBatch(Api caller) {
        List<Map<String, String>> units = Collections.nCopies(200, Map.of("type", "user", "name", "Counted"));
        caller.post("/units/batch", Map.of("create", units)).then().statusCode(200);
    }

    private static Response addWithKey(Api caller) {
        return addWithKey(caller, "the only one");
    }

    private static Response addWithKey(Api caller, String key) {
        return caller.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("type", "user", "name", "Counted"))
                .post(caller.address() + "/units");
    }

    private static Map<String, String> demoOn(int port) {
        return Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", database.toEnvironment(port));
    }

    private static UUID onboard(int users) {
        Api executive = Api.at(one.address(), "account_executive", UUID.randomUUID());
        UUID companyId = UUID.fromString(executive
                .post("/companies", CompanyBuilder.aCompany().toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        if (users > 0) {
            owner(companyId)
                    .post(
                            "/units/batch",
                            Map.of("create", Collections.nCopies(users, Map.of("type", "user", "name", "User"))))
                    .then()
                    .statusCode(200);
        }
        return companyId;
    }

    private static Api owner(UUID companyId) {
        return Api.at(one.address(), "owner", companyId);
    }

    private static Response addUser(Instance instance, UUID companyId) {
        return Api.at(instance.address(), "admin", companyId)
                .post("/units", Map.of("type", "user", "name", "One of many"));
    }

    private static long count(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Response> inParallel(List<? extends Callable<Response>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(64, calls.size()));
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
