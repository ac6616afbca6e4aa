package dev.seatledger.plan;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.EventStream;
import dev.seatledger.testing.EventStream.Event;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Metrics;
import dev.seatledger.testing.WireCounter;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Plans are changed through one instance and watched through another. */
class PlanStreamIT {

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static WireCounter wire;
    private static Instance changing;
    private static Instance watching;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(directory.resolve("database"));
        int port = Integer.parseInt(database.url().location().replaceAll(".*:(\\d+)/.*", "$1"));
        wire = new WireCounter(port);
        changing = Instance.launch(directory.resolve("changing"), demoOn(port));
        watching = Instance.launch(directory.resolve("watching"), demoOn(wire.port()));
        changing.awaitReady();
        watching.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable started : Arrays.asList(changing, watching, wire, database)) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void tellsWhatAnotherInstanceHasCommitted() {
        UUID companyId = onboard();
        awaitSignals();

        long seen;
        try (EventStream stream = open(watching, companyId, 0)) {
            stream.next();
            addUser(companyId);
            Event event = stream.next();
            assertEquals(1, event.json().getInt("units[0].created"));
            seen = event.id();
        }
        addUser(companyId);
        try (EventStream elsewhere = open(changing, companyId, seen);
                EventStream again = open(watching, companyId, seen)) {
            assertEquals(2, elsewhere.next().json().getInt("units[0].created"));
            assertEquals(2, again.next().json().getInt("units[0].created"));
        }
    }

    /** Until signals are heard again, the instance looks for itself. */
    @Test
    void goesOnWhileSignalsAreNotHeard() throws Exception {
        UUID companyId = onboard();
        awaitSignals();

        try (EventStream stream = open(watching, companyId, 0)) {
            stream.next();
            for (int i = 1; i <= 5; i++) {
                List<String> killed = signalConnections(", pg_terminate_backend(pid)");
                assertEquals(2, killed.size(), "one of each instance");
                addUser(companyId);
                assertEquals(
                        i,
                        stream.upTo(sequence(companyId)).stream()
                                .reduce((one, later) -> later)
                                .orElseThrow()
                                .json()
                                .getInt("units[0].created"));
                awaitSignals();
                Metrics.await("other connections are there", () -> areNew(killed));
            }
        }
    }

    @Test
    void readsThePlanOnceForFiftyStreams() {
        UUID companyId = onboard();
        awaitSignals();
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                streams.add(open(watching, companyId, 0));
            }
            streams.forEach(EventStream::next);

            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                wire.reset();
                addUser(companyId);
                long sequence = sequence(companyId);
                streams.forEach(stream -> stream.upTo(sequence));
                // What else an instance does from time to time comes on top now and then.
                fewest = Math.min(fewest, wire.statements());
            }
            assertEquals(1, fewest, "statements");
        } finally {
            streams.forEach(EventStream::close);
        }
        Metrics.await("all have left", () -> Metrics.gauge(watching.address(), "seatledger_plan_streams") == 0);
        assertEquals(0, Metrics.gauge(watching.address(), "seatledger_companies_watched"));
    }

    private static void awaitSignals() {
        for (Instance instance : List.of(changing, watching)) {
            Metrics.await(
                    "signals are heard", () -> Metrics.gauge(instance.address(), "seatledger_signals_heard") == 1);
        }
    }

    private static boolean areNew(List<String> killed) {
        try {
            List<String> pids = signalConnections("");
            return pids.size() == 2 && pids.stream().noneMatch(killed::contains);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> signalConnections(String more) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.url().location(),
                        database.url().user(),
                        "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid" + more + " FROM pg_stat_activity WHERE application_name = 'seatledger-signals'")) {
            List<String> pids = new ArrayList<>();
            while (rows.next()) {
                pids.add(rows.getString(1));
            }
            return pids;
        }
    }

    private static EventStream open(Instance instance, UUID companyId, long seen) {
        return EventStream.open(
                Api.at(instance.address(), "owner", companyId),
                "/companies/" + companyId + "/plan/stream",
                Map.of("Last-Event-ID", String.valueOf(seen)));
    }

    private static UUID onboard() {
        return UUID.fromString(Api.at(changing.address(), "account_executive", UUID.randomUUID())
                .post("/companies", CompanyBuilder.aCompany().toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void addUser(UUID companyId) {
        Api.at(changing.address(), "owner", companyId)
                .post("/units", Map.of("type", "user", "name", "One more"))
                .then()
                .statusCode(201);
    }

    private static long sequence(UUID companyId) {
        return Api.at(changing.address(), "owner", companyId)
                .read("/companies/" + companyId + "/plan")
                .getLong("sequence");
    }

    /** They hardly ever look for themselves while they hear signals: what is told then has been signalled. */
    private static Map<String, String> demoOn(int port) {
        return Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_DATABASE_URL",
                "postgresql://postgres@localhost:" + port + "/postgres",
                "SEATLEDGER_EVENTS_LOOK_EVERY_WHILE_HEARING",
                "10m");
    }
}
