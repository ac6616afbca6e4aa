package dev.seatledger.shared.problem;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.FreshDatabase;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Metrics;
import dev.seatledger.testing.UnreliablePooler;

import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Failures say what they are: a defect is told from a database that is away and from another transaction in the way, and what may have been
 * committed is not repeated. Each failure is the real one, or what the wire carries when it happens.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("postgres")
class DatabaseFailuresIT {

    /** A user more than is included, so that each add issues an invoice. */
    private static final int INCLUDED = 10;

    private static final String BLOCKED = "datname = current_database() AND wait_event_type = 'Lock'";

    private static final int MAX_LOOKS = 50;

    @TempDir
    static Path directory;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private static FreshDatabase database;
    private static UnreliablePooler pooler;
    private static Instance instance;

    private UUID companyId;
    private Api admin;

    @BeforeAll
    static void start() throws Exception {
        database = FreshDatabase.create(directory.resolve("database"));
        execute(
                // Not beside the application's own, which wants an empty schema to begin with.
                "CREATE SCHEMA provoked",
                "CREATE SEQUENCE provoked.attempt",
                "CREATE FUNCTION provoked.fail_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF NEW.name LIKE 'Fails %' AND nextval('provoked.attempt') <= TG_ARGV[1]::int THEN"
                        + " RAISE EXCEPTION 'as the test says' USING ERRCODE = TG_ARGV[0]; END IF; RETURN NEW; END $$",
                // Deadlocks are looked for before anybody loses patience.
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''500ms''', current_database()); END $$");
        pooler = new UnreliablePooler(database.port());
        instance = Instance.start(
                directory.resolve("instance"),
                Map.of(
                        "SEATLEDGER_DEMO",
                        "true",
                        "SEATLEDGER_LOCK_TIMEOUT",
                        "1s",
                        // So few that each request that has arrived can be counted.
                        "SEATLEDGER_LIMITS_REQUESTS",
                        "1000",
                        "SEATLEDGER_LIMITS_WINDOW",
                        "24h",
                        "SEATLEDGER_DATABASE_URL",
                        database.toEnvironment(pooler.port())));
    }

    @AfterAll
    static void stop() throws Exception {
        THREADS.shutdown();
        for (AutoCloseable started : Arrays.asList(instance, pooler, database)) {
            if (started != null) {
                started.close();
            }
        }
    }

    @BeforeEach
    void onboard() {
        companyId = UUID.fromString(Api.backOfficeAt(instance.address())
                .post("/companies", CompanyBuilder.aCompany().toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        admin = Api.at(instance.address(), "admin", companyId);
        admin.post(
                        "/units/batch",
                        Map.of("create", Collections.nCopies(INCLUDED, Map.of("type", "user", "name", "Included"))))
                .then()
                .statusCode(200);
    }

    @Test
    void aViolatedConstraintIsADefectAndLoggedOnceUnderTheRequestsName() throws Exception {
        execute("ALTER TABLE unit ADD CONSTRAINT refuses_one CHECK (name <> 'Violates')");
        try {
            Response answer = add("Violates", "report-4711");

            assertProblem(ProblemType.INTERNAL_ERROR, answer);
            assertEquals("report-4711", answer.header("X-Request-Id"));
            assertBooks(0);
            String log = instance.output();
            assertEquals(1, count("request failed id=report-4711 path=/units", log), log);
            assertEquals(1, count("refuses_one", log), log);
            String entry = log.substring(log.indexOf("request failed id=report-4711"));
            assertTrue(entry.lines().skip(1).limit(3).anyMatch(line -> line.startsWith("\tat ")), entry);
        } finally {
            execute("ALTER TABLE unit DROP CONSTRAINT refuses_one");
        }
        assertEquals(201, add("Afterwards").statusCode());
    }

    @Test
    void aDefectFailsAloneThoughItIsWrittenWithOthers() throws Exception {
        execute("ALTER TABLE unit ADD CONSTRAINT refuses_some CHECK (name NOT LIKE 'Violates %')");
        try {
            Batch batch = inOneBatch("", "Violates", "Keeps");

            assertProblem(ProblemType.INTERNAL_ERROR, batch.answers().get(0));
            assertEquals(201, batch.answers().get(1).statusCode());
            assertBooks(batch.addsBefore() + 1);
        } finally {
            execute("ALTER TABLE unit DROP CONSTRAINT refuses_some");
        }
    }

    @Test
    void aMissingColumnIsADefectWhoeverLooksForIt() throws Exception {
        execute("ALTER TABLE unit RENAME COLUMN name TO called");
        try {
            assertProblem(ProblemType.INTERNAL_ERROR, admin.get("/units"));
            assertProblem(ProblemType.INTERNAL_ERROR, add("Nowhere"));
        } finally {
            execute("ALTER TABLE unit RENAME COLUMN called TO name");
        }
        assertBooks(0);
    }

    @Test
    void aDatabaseThatRefusesConnectionsIsUnavailable() throws Exception {
        pooler.refuse();
        try {
            Response answer = add("Refused", "away-1");

            assertProblem(ProblemType.UNAVAILABLE, answer);
            assertEquals("1", answer.header("Retry-After"));
            assertEquals("away-1", answer.header("X-Request-Id"));
            assertProblem(ProblemType.UNAVAILABLE, admin.get("/units"));
            String log = instance.output();
            assertEquals(1, count("request put off type=unavailable id=away-1", log), log);
            assertEquals(0, count("request failed id=away-1", log), log);
        } finally {
            pooler.recover();
        }
        assertEquals(201, add("Afterwards").statusCode());
        assertBooks(1);
    }

    @Test
    void aDatabaseThatSaysNothingIsUnavailable() throws Exception {
        pooler.fallSilent();
        try {
            assertProblem(ProblemType.UNAVAILABLE, add("Unheard"));
        } finally {
            pooler.recover();
        }
        assertEquals(201, add("Afterwards").statusCode());
        assertBooks(1);
    }

    @Test
    void aLockThatIsNotReleasedIsWaitedForAFewTimes() throws Exception {
        pooler.watch("Locked out");
        try (Connection other = lockCompany()) {
            assertProblem(ProblemType.OVERLOADED, add("Locked out"));
            other.rollback();
        }
        assertEquals(3, pooler.sent());
        assertBooks(0);
    }

    @Test
    void aLockThatIsReleasedInTheMeantimeHarmsNobody() throws Exception {
        pooler.watch("Late");
        Future<Response> answer;
        try (Connection other = lockCompany()) {
            answer = inParallel("Late");
            Metrics.await("it is tried again", () -> pooler.sent() > 1);
            other.rollback();
        }
        assertEquals(201, answer.get().statusCode());
        assertBooks(1);
    }

    @Test
    void aDeadlockIsResolvedByTryingAgain() throws Exception {
        pooler.watch("Entangled");
        Future<Response> answer;
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            // The other way round than the ledger, which locks companies before number series.
            execute(
                    other,
                    "SET deadlock_timeout = '30s'", // so that it is the ledger's statement that gives way
                    "SELECT 1 FROM numbering_series FOR UPDATE");
            answer = inParallel("Entangled");
            awaitBlocked();
            execute(other, "SELECT 1 FROM company_head WHERE company_id = '" + companyId + "' FOR UPDATE");
            other.rollback();
        }
        assertEquals(201, answer.get().statusCode());
        assertEquals(2, pooler.sent());
        assertBooks(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void aConflictIsRepeatedUntilItIsGone(String sqlState) throws Exception {
        failFirst(sqlState, 2);

        Response answer = add("Fails twice");

        assertEquals(201, answer.statusCode(), answer.asString());
        assertEquals(3, query("SELECT last_value FROM provoked.attempt"));
        assertBooks(1);
    }

    @Test
    void aConflictThatStaysIsGivenUp() throws Exception {
        failFirst("40001", 1000);

        assertProblem(ProblemType.OVERLOADED, add("Fails always"));

        assertEquals(3, query("SELECT last_value FROM provoked.attempt"));
        assertBooks(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08P01", "57014"})
    void whatTheServerSaysOfALostConnectionIsNotRepeated(String sqlState) throws Exception {
        failFirst(sqlState, 1000);

        assertProblem(ProblemType.UNAVAILABLE, add("Fails once"));

        assertEquals(1, query("SELECT last_value FROM provoked.attempt"));
        assertBooks(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_cancel_backend", "pg_terminate_backend"})
    void aStatementThatAnOperatorEndsIsNotRepeated(String function) throws Exception {
        pooler.watch("Ended");
        try (Connection other = lockCompany()) {
            Future<Response> answer = inParallel("Ended");
            awaitBlocked();
            execute("SELECT " + function + "(pid) FROM pg_stat_activity WHERE " + BLOCKED);

            assertProblem(ProblemType.UNAVAILABLE, answer.get());
            other.rollback();
        }
        assertEquals(1, pooler.sent());
        assertBooks(0);
    }

    /** Two adds are committed in one statement, and nobody hears of it: each exists once, whatever the clients are told. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08P01", "57P01", "57P02", "40003", UnreliablePooler.CUT})
    void whatWasCommittedWithoutAnAnswerIsNotCommittedAgain(String loss) throws Exception {
        Batch batch = inOneBatch(loss, "First", "Second");

        for (Response answer : batch.answers()) {
            assertProblem(ProblemType.UNAVAILABLE, answer);
        }
        assertEquals(1, pooler.sent());
        assertBooks(batch.addsBefore() + 2);
    }

    /**
     * @param answers of the adds that shared a statement
     * @param addsBefore what else was added to bring that about
     */
    private record Batch(List<Response> answers, int addsBefore) {}

    /** While one add waits for a lock, others queue up behind it and are then written together; if they are not, others are sent. */
    private Batch inOneBatch(String loss, String... names) throws Exception {
        int adds = 0;
        while (true) {
            String round = " of " + adds;
            String[] inRound = Arrays.stream(names).map(name -> name + round).toArray(String[]::new);
            if (loss.isEmpty()) {
                pooler.watch(inRound);
            } else {
                pooler.loseAnswer(loss, inRound);
            }
            List<Future<Response>> answers = new ArrayList<>();
            Future<Response> before;
            try (Connection other = lockCompany()) {
                before = inParallel("Before");
                awaitBlocked();
                int left = requestsLeft();
                for (String name : inRound) {
                    answers.add(inParallel(name));
                }
                int looks = 1;
                while (left - requestsLeft() - looks < inRound.length && looks < MAX_LOOKS) {
                    looks++;
                }
                other.rollback();
            }
            assertEquals(201, before.get().statusCode());
            adds++;
            List<Response> answered = new ArrayList<>();
            for (Future<Response> answer : answers) {
                answered.add(answer.get());
            }
            if (pooler.sent() > 0) {
                return new Batch(answered, adds);
            }
            adds += (int) answered.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .count();
        }
    }

    /** Of the token's limit: it counts what has arrived. */
    private int requestsLeft() {
        return Integer.parseInt(admin.get("/units?limit=1").header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }

    private void assertBooks(int adds) throws SQLException {
        Api owner = Api.at(instance.address(), "owner", companyId);
        JsonPath plan = owner.read("/companies/" + companyId + "/plan");
        assertEquals(INCLUDED + adds, plan.getInt("units[0].created"));
        assertEquals(INCLUDED + adds, plan.getInt("units[0].paidSeats"));
        String ofCompany = " WHERE company_id = '" + companyId + "'";
        assertEquals(INCLUDED + adds, query("SELECT count(*) FROM unit" + ofCompany));
        assertEquals(
                adds,
                query(
                        "SELECT coalesce(sum(quantity), 0) FROM document_line JOIN document USING (company_id, document_id)"
                                + ofCompany + " AND reason = 'ADDITIONAL_UNITS'"));
        assertEquals(0, query("SELECT max(sequence) - count(*) FROM event" + ofCompany));
        assertEquals(
                0,
                query(
                        "SELECT coalesce(sum(missing), 0) FROM (SELECT max(number) - count(*) AS missing FROM document_number"
                                + " GROUP BY issuer, series) s"));
    }

    private static void failFirst(String sqlState, int times) throws SQLException {
        execute(
                "ALTER SEQUENCE provoked.attempt RESTART",
                "CREATE OR REPLACE TRIGGER fail_first BEFORE INSERT ON unit FOR EACH ROW EXECUTE FUNCTION provoked.fail_first('"
                        + sqlState + "', " + times + ")");
    }

    private Response add(String name) {
        return add(name, UUID.randomUUID().toString());
    }

    private Response add(String name, String requestId) {
        return admin.request()
                .contentType(ContentType.JSON)
                .header("X-Request-Id", requestId)
                .body(Map.of("type", "user", "name", name))
                .post(instance.address() + "/units");
    }

    private Future<Response> inParallel(String name) {
        Callable<Response> add = () -> add(name);
        return THREADS.submit(add);
    }

    private Connection lockCompany() throws SQLException {
        Connection other = database.connect();
        other.setAutoCommit(false);
        execute(other, "SELECT 1 FROM company_head WHERE company_id = '" + companyId + "' FOR UPDATE");
        return other;
    }

    private static void awaitBlocked() {
        Metrics.await("a statement waits for a lock", () -> {
            try {
                return query("SELECT count(*) FROM pg_stat_activity WHERE " + BLOCKED) > 0;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static int count(String part, String text) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static long query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String... sql) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String... sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }
}
