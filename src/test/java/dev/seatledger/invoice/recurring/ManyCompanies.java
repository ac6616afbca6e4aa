package dev.seatledger.invoice.recurring;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.path.json.JsonPath;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.FreshDatabase;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Companies in real time, on a database of their own, and instances whose clock is a month ahead of their onboarding. */
final class ManyCompanies implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String A_MONTH_AND_A_BIT = "P33D";

    /** The demo's own company, which is due when it is due: those that are counted are the others. */
    private static final String DEMO_COMPANY = "01890000-0000-7000-8000-000000000001";

    private final Path directory;
    private final FreshDatabase database;
    private final LocalDate start = LocalDate.now(ZoneOffset.UTC);
    private final List<Instance> instances = new ArrayList<>();

    private ManyCompanies(Path directory, FreshDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    /** On monthly contracts that have started today, so that all of them are due at once a month later. */
    static ManyCompanies onboard(Path directory, int companies) throws Exception {
        ManyCompanies many = new ManyCompanies(directory, FreshDatabase.create(directory.resolve("database")));
        many.onboardMore(companies);
        return many;
    }

    void onboardMore(int companies) throws Exception {
        Map<String, Object> request = CompanyBuilder.aCompany()
                .without("clock")
                .with("timeZone", "UTC")
                .withContract("start", start.toString())
                .toRequest();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Instance instance = Instance.start(
                directory.resolve("onboarding"), environment(database.url().user(), Map.of()))) {
            Api executive = Api.at(instance.address(), "account_executive", UUID.randomUUID());
            List<Future<?>> onboarded = new ArrayList<>();
            for (int i = 0; i < companies; i++) {
                onboarded.add(threads.submit(() ->
                        assertEquals(201, executive.post("/companies", request).statusCode())));
            }
            for (Future<?> one : onboarded) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Due copies of the newest company, but for its documents: enough to be billed, and fast to make. */
    void copyMore(int companies) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    CREATE TEMP TABLE copy ON COMMIT DROP AS
                    SELECT gen_random_uuid() AS id, of.company_id AS of, of.created_at + interval '1 day' AS due
                      FROM generate_series(1, %d),
                           (SELECT company_id, created_at FROM company ORDER BY company_id DESC LIMIT 1) of
                    """.formatted(companies));
            for (String table : List.of("company", "contract", "contract_price", "seat_position", "company_head")) {
                statement.execute("""
                        INSERT INTO %1$s
                        SELECT (jsonb_populate_record(r, jsonb_build_object('company_id', c.id))).*
                          FROM copy c JOIN %1$s r ON r.company_id = c.of
                        """.formatted(table));
            }
            // The end of the first window, whatever has become of the company that was copied.
            statement.execute("""
                    UPDATE company_head h
                       SET next_rollover_at = (date_trunc('day', c.due AT TIME ZONE 'UTC') - interval '1 day' + interval '1 month')
                                              AT TIME ZONE 'UTC'
                      FROM copy c
                     WHERE h.company_id = c.id
                    """);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
    }

    Instance startAfterAMonth(String name) throws Exception {
        Instance instance = launchAfterAMonth(name, database.url().user());
        instance.awaitReady();
        return instance;
    }

    /**
     * @param user of the database, who tells what this instance does from what others do
     */
    Instance launchAfterAMonth(String name, String user) throws Exception {
        Instance instance = Instance.launch(
                directory.resolve(name), environment(user, Map.of("SEATLEDGER_DEMO_CLOCK_OFFSET", A_MONTH_AND_A_BIT)));
        instances.add(instance);
        return instance;
    }

    /** From now on the database knows these users, and notes who issues a document. */
    void noteWhoBills(List<String> users) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String user : users) {
                statement.execute("CREATE ROLE " + user + " SUPERUSER LOGIN");
            }
            statement.execute("CREATE TABLE issued_by (company_id uuid, issuer name)");
            statement.execute("""
                    CREATE FUNCTION note_issuer() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        INSERT INTO issued_by VALUES (NEW.company_id, current_user);
                        RETURN NULL;
                    END $$
                    """);
            statement.execute(
                    "CREATE TRIGGER note_issuer AFTER INSERT ON document FOR EACH ROW EXECUTE FUNCTION note_issuer()");
        }
    }

    /** How many companies this user has billed since that is noted, as far as it is committed. */
    long invoicesOf(String user) throws SQLException {
        return count("SELECT count(DISTINCT company_id) FROM issued_by WHERE issuer = '%s' AND company_id <> '%s'"
                .formatted(user, DEMO_COMPANY));
    }

    /** Until this user has committed some. */
    void awaitInvoicesOf(String user) {
        Wait.until("invoices of " + user, PATIENCE, () -> invoicesOf(user) > 0);
    }

    /** Nobody can write a document until this is closed. */
    Connection stopWriting() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE document IN SHARE MODE");
        }
        return connection;
    }

    /** Until each of them has companies in hand and would write what is to be billed to them. */
    void awaitAboutToWrite(List<String> users) {
        String waiting = "SELECT count(DISTINCT usename) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND usename IN ('" + String.join("','", users) + "')";
        Wait.until("all have companies in hand", PATIENCE, () -> count(waiting) == users.size());
    }

    /** How many companies this instance rolled over. */
    static int run(Instance instance) {
        return operator(instance)
                .request()
                .post(instance.address() + "/recurring-runs")
                .then()
                .statusCode(200)
                .extract()
                .path("companies");
    }

    /**
     * Runs until so many invoices of the new period are committed. What a killed instance had in hand is passed over for as long as the
     * database has not noticed its end.
     *
     * @return how many companies this instance rolled over
     */
    int runRest(Instance instance, int invoices) {
        AtomicInteger companies = new AtomicInteger();
        Wait.until("all are billed", PATIENCE, () -> {
            companies.addAndGet(run(instance));
            return count(newInvoices("*")) >= invoices;
        });
        return companies.get();
    }

    /** On a thread of its own; for an instance that is killed, it fails. */
    static CompletableFuture<Integer> runAsync(Instance instance) {
        Api operator = operator(instance);
        return CompletableFuture.supplyAsync(
                () -> operator.request()
                        .post(instance.address() + "/recurring-runs")
                        .path("companies"),
                task -> new Thread(task, "recurring run").start());
    }

    /** Counts the invoices of a later period than the first, or what is different about them. */
    String newInvoices(String counted) {
        return "SELECT count(%s) FROM document WHERE period_start > DATE '%s' AND company_id <> '%s'"
                .formatted(counted, start, DEMO_COMPANY);
    }

    void assertAuditsFindNothing(Instance instance) {
        Api operator = operator(instance);
        JsonPath numbering = operator.read("/numbering/invoice/audit");
        assertTrue(numbering.getBoolean("valid"), numbering.prettify());
        String cursor = "";
        while (cursor != null) {
            JsonPath page = operator.read("/audits?limit=200" + cursor);
            assertEquals(List.of(), page.getList("items.findAll { !it.valid }"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        database.close();
    }

    private static Api operator(Instance instance) {
        return Api.at(instance.address(), "account_executive", UUID.randomUUID());
    }

    private Map<String, String> environment(String user, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SEATLEDGER_DEMO", "true");
        environment.put("SEATLEDGER_RECURRING_RUN_EVERY", "off");
        environment.put(
                "SEATLEDGER_DATABASE_URL",
                "postgresql://" + user + "@" + database.url().location());
        return environment;
    }
}
