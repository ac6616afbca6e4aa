package dev.seatledger.invoice.mail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.restassured.response.Response;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;
import dev.seatledger.testing.Receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sending by several instances on one database, as processes, through a mail server that is nobody's double. */
class InvoiceMailProof {

    private static final int PATIENCE = 120;

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static GreenMail server;
    private static Instance off;
    private static Instance one;
    private static Instance two;
    private static UUID early;

    /**
     * First an instance that sends nothing; then two that do, and find that one like them was there up to a moment between two invoices, or
     * so it looks.
     */
    @BeforeAll
    static void start() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("bill@example.com", "bill", "hunter2");
        database = EmbeddedDatabase.start(directory.resolve("database"));
        off = Instance.start(directory.resolve("off"), environment(false));
        early = onboard(off);
        name(off, early, "early@early.example");
        add(off, early);
        add(off, early);
        assertEquals(0, update("DELETE FROM invoice_delivery"), "nothing is queued while nothing is sent");
        assertEquals(1, update("""
                UPDATE invoice_delivery_switch
                   SET seen_at = (SELECT min(recorded_at) + (max(recorded_at) - min(recorded_at)) / 2 - interval '60 seconds'
                                    FROM (SELECT recorded_at
                                            FROM document_number
                                           WHERE company_id = '%s'
                                           ORDER BY recorded_at DESC
                                           LIMIT 2) n)
                """.formatted(early)));
        off.close();
        one = Instance.start(directory.resolve("one"), environment(true));
        two = Instance.start(directory.resolve("two"), environment(true));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
        for (AutoCloseable started : Arrays.asList(one, two, off, database)) {
            if (started != null) {
                started.close();
            }
        }
    }

    @Test
    void sendsNothingOfWhatWasIssuedWhileItWasOff() throws Exception {
        add(two, early);

        Receiver.await(() -> received("early.example").size() >= 2, "two messages", PATIENCE);
        Api owner = Api.at(one.address(), "owner", early);
        List<String> numbers = owner.read("/companies/" + early + "/invoices").getList("items.number");
        assertEquals(4, numbers.size(), "the first was issued before there were recipients");
        assertEquals(
                List.of(numbers.get(0), numbers.get(2)),
                owner.read("/companies/" + early + "/invoice-recipients/deliveries")
                        .getList("items.number"),
                "the newest, and the one from before it was off");
        assertEquals(2, received("early.example").size());
    }

    @Test
    void sendsOnceFromTwoInstances() throws Exception {
        List<UUID> companies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID companyId = onboard(one);
            companies.add(companyId);
            name(one, companyId, "a" + i + "@many.example", "b" + i + "@many.example", "c" + i + "@many.example");
        }
        List<Thread> threads = new ArrayList<>();
        for (UUID companyId : companies) {
            for (Instance instance : List.of(one, two)) {
                threads.add(new Thread(() -> add(instance, companyId)));
            }
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        // Four companies of three recipients, two invoices each.
        Receiver.await(() -> received("many.example").size() >= 24, "24 messages", PATIENCE);
        Receiver.await(() -> sent(companies) == 24, "24 that are known to be sent", PATIENCE);
        Set<String> ids = new LinkedHashSet<>();
        for (MimeMessage message : received("many.example")) {
            ids.add(message.getMessageID());
        }
        assertEquals(24, ids.size());
        assertEquals(24, received("many.example").size(), "none of them twice");
    }

    @Test
    void takesOverFromAKilledInstance() throws Exception {
        Instance doomed = Instance.start(directory.resolve("doomed"), environment(true));
        UUID companyId = onboard(doomed);
        name(doomed, companyId, "d@doomed.example");

        add(doomed, companyId);
        doomed.kill();

        Receiver.await(() -> sent(List.of(companyId)) == 1, "a message that another instance has sent", PATIENCE);
        Set<String> ids = new LinkedHashSet<>();
        for (MimeMessage message : received("doomed.example")) {
            ids.add(message.getMessageID());
        }
        assertEquals(1, ids.size(), "once, or the same once more");
    }

    @Test
    void neverTellsThePassword() throws Exception {
        assertFalse(one.output().contains("hunter2"), "in the log");
        assertTrue(one.output().contains("invoices are sent by e-mail server=smtp://127.0.0.1"), one.output());
    }

    private static Map<String, String> environment(boolean sends) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SEATLEDGER_DEMO",
                "true",
                "SEATLEDGER_DATABASE_URL",
                "postgresql://" + database.url().user() + "@"
                        + database.url().location().replaceFirst("\\?.*", ""),
                "SEATLEDGER_MAIL_SWEEP_EVERY",
                "1s",
                "SEATLEDGER_MAIL_FIRST_RETRY",
                "1s",
                "SEATLEDGER_MAIL_ATTEMPT_TIMEOUT",
                "10s",
                "SEATLEDGER_MAIL_LEASE",
                "30s"));
        if (sends) {
            environment.put(
                    "SEATLEDGER_MAIL_SMTP_URL",
                    "smtp://bill:hunter2@127.0.0.1:" + server.getSmtp().getPort() + "?starttls=off");
            environment.put("SEATLEDGER_MAIL_FROM", "Seatledger <billing@seatledger.example>");
        }
        return environment;
    }

    private static UUID onboard(Instance instance) {
        return UUID.fromString(Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post(
                        "/companies",
                        CompanyBuilder.aCompany()
                                .units("user", 1, "1.00", "30.00")
                                .toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void name(Instance instance, UUID companyId, String... addresses) {
        List<Map<String, String>> recipients = Arrays.stream(addresses)
                .map(address -> Map.of("email", address))
                .toList();
        Response answer = Api.at(instance.address(), "owner", companyId)
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("recipients", recipients))
                .put(instance.address() + "/companies/" + companyId + "/invoice-recipients");
        assertEquals(200, answer.statusCode(), answer.asString());
    }

    /** Two users: one seat more than is included the first time, two the next. */
    private static void add(Instance instance, UUID companyId) {
        Map<String, String> user = Map.of("type", "user", "name", "User");
        Api.at(instance.address(), "owner", companyId)
                .post("/units/batch", Map.of("create", List.of(user, user)))
                .then()
                .statusCode(200);
    }

    private static List<MimeMessage> received(String domain) {
        return List.of(server.getReceivedMessagesForDomain(domain));
    }

    private static long sent(List<UUID> companies) {
        return companies.stream()
                .flatMap(companyId -> Api.at(two.address(), "owner", companyId)
                        .read("/companies/" + companyId + "/invoice-recipients/deliveries")
                        .getList("items.status")
                        .stream())
                .filter("sent"::equals)
                .count();
    }

    private static int update(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.url().location(),
                        database.url().user(),
                        "");
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
