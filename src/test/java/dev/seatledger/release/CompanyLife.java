package dev.seatledger.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Receiver;
import dev.seatledger.testing.SmtpSink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * All that a company can live through, over HTTP, so that every table is written and read. Each request goes to another instance than the
 * one before. What carries a key is sent once more to the next instance, and in the end every instance is asked for all that there is: their
 * answers are the same, except that a newer release may tell more.
 */
final class CompanyLife {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACK_OFFICE = "account_executive";
    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");
    private static final int PATIENCE = 60;

    private final List<String> addresses;
    private final Path mails;
    private final Map<String, Api> callers = new HashMap<>();
    private UUID companyId = UUID.randomUUID();
    private int requests;

    /**
     * @param addresses of the instances, on one database
     * @param mails where the mail server that they send to keeps what it gets
     */
    CompanyLife(List<String> addresses, Path mails) {
        this.addresses = List.copyOf(addresses);
        this.mails = mails;
    }

    /** From the first unit to the end of the contract, with everything that an owner and the vendor can do. */
    void live() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            String first = onboard(CompanyBuilder.aCompany().with("contacts", contacts()));
            assertEquals("378.00", read("owner", invoices()).getString("items[0].total.amount"));
            String mailbox = "life-" + companyId + "@customer.example";
            nameRecipient(mailbox);
            String webhook = register(receiver);
            long registeredAt = sequence();

            List<String> billed = changeUnits();
            holdAdds();
            changeCommitment();
            correct(first, billed.get(0));
            suspend();
            moveClock("2024-10-13T09:00:00Z");
            assertEquals("recurring", read("owner", invoices()).getString("items[0].reason"));
            agreeOnEverything();
            once(BACK_OFFICE, company("/contract/cancellation"), Map.of("reason", "Another vendor"), 201);
            moveClock("2024-11-13T09:00:00Z");

            agree("owner", company("/events?limit=200"));
            receiveAll(receiver, webhook, registeredAt);
            awaitMail(mailbox);
            audit();
        }
    }

    /** With charges that wait for the next invoice, and a commitment that changes at a renewal. */
    void liveOnChargesThatWait() throws Exception {
        onboard(CompanyBuilder.aCompany()
                .withContract("additionalInvoicing", "next_invoice")
                .withContract("proration", "second"));
        batch(List.of(), 11);
        once(
                BACK_OFFICE,
                company("/contract/amendments"),
                Map.of("unitType", "number", "included", 2, "effective", "renewal"),
                201);
        List<String> foreseen = read("owner", company("/plan/forecast")).getList("lines.description");

        moveClock("2024-10-13T09:00:00Z");

        String id = read("owner", invoices()).getString("items[0].id");
        assertEquals(foreseen, read("owner", "/invoices/" + id).getList("lines.description"));
        assertEquals(
                4, foreseen.size(), "two commitments, an additional user, and the charge for the user's first days");
        assertEquals(2, read("owner", company("/plan")).getInt("units[1].included"));
        agreeOnEverything();
        audit();
    }

    /** Of the invoice that the company begins with. */
    private String onboard(CompanyBuilder company) {
        String id = once(BACK_OFFICE, "/companies", company.toRequest(), 201).getString("id");
        companyId = UUID.fromString(id);
        callers.clear();
        return read("owner", invoices()).getString("items[0].id");
    }

    private static Map<String, Object> contacts() {
        return Map.of(
                "accountExecutive", Map.of("name", "Camille Martin", "email", "cm@vendor.example"),
                "customerSuccessManager", Map.of("name", "Noor Haddad", "email", "nh@vendor.example"));
    }

    private void nameRecipient(String mailbox) {
        Map<String, Object> recipient = Map.of("email", mailbox, "name", "Accounts payable");
        put("owner", company("/invoice-recipients"), Map.of("recipients", List.of(recipient)), 200);
    }

    private String register(Receiver receiver) {
        return once("owner", company("/webhooks"), Map.of("url", receiver.url()), 201)
                .getString("id");
    }

    /** Included, billed and free adds, and all other ways to change units; answers the invoices of what was billed. */
    private List<String> changeUnits() {
        List<String> invoices = new ArrayList<>();
        String unit = once("admin", "/units", Map.of("type", "user", "name", "First", "externalId", "E-1"), 201)
                .getString("unit.id");
        batch(List.of(), 9);
        // Where the add goes: a release refuses the token of another, with a preview of its own.
        String token = send("owner").body(ADA).post(next() + "/units/preview").path("token");
        Map<String, Object> asPreviewed = new HashMap<>(ADA);
        asPreviewed.put("previewToken", token);
        JsonPath added = once("owner", "/units", asPreviewed, 201);
        assertEquals("19.20", invoice(added.getString("invoice.id")).getString("total.amount"));
        invoices.add(added.getString("invoice.id"));

        delete("/units/" + added.getString("unit.id"));
        JsonPath free = once("admin", "/units", ADA, 201);
        assertEquals("paid_seat", free.getString("seat.source"));
        batch(List.of(free.getString("unit.id")), 1);
        once("admin", "/units/" + unit + "/replacement", Map.of("name", "Grace Hopper"), 201);
        String other = batch(List.of(), 2).getString("created[0].id");
        send("admin")
                .header("If-Match", "*")
                .body(Map.of("name", "Alan Turing"))
                .patch(at("/units/" + other))
                .then()
                .statusCode(200);
        assertEquals("Alan Turing", read("admin", "/units/" + other).getString("name"));
        return invoices;
    }

    /** Adds that an owner is asked about: each is asked for at one instance and decided at another. */
    private void holdAdds() {
        rule("require_approval");
        String approved = once("admin", "/units", ADA, 202).getString("id");
        String declined = once("admin", "/units", ADA, 202).getString("id");
        String unit = read("admin", "/units").getString("items[0].id");
        String swap =
                once("admin", "/units/batch", change(List.of(unit), 2), 202).getString("id");
        assertEquals(
                1, decide("approvals", approved, "approved").getList("unitIds").size());
        assertEquals("declined", decide("approvals", declined, "declined").getString("status"));
        assertEquals(2, decide("approvals", swap, "approved").getList("unitIds").size());
        rule("allow");
    }

    private void rule(String policy) {
        Map<String, String> users = Map.of("type", "user", "policy", policy);
        put("owner", company("/plan/guardrails"), Map.of("units", List.of(users)), 200);
    }

    private JsonPath decide(String kind, String id, String decision) {
        Map<String, Object> body = new HashMap<>(Map.of("decision", decision, "comment", "So be it"));
        boolean isRequest = kind.equals("commitment-requests");
        if (isRequest && decision.equals("approved")) {
            body.put("effective", "immediate");
        }
        return put(isRequest ? BACK_OFFICE : "owner", company("/" + kind + "/" + id + "/decision"), body, 200);
    }

    private void changeCommitment() {
        assertEquals("amendment", amend("user", 20, "immediate").getString("invoice.reason"));
        assertEquals("amendment", amend("user", 18, "immediate").getString("creditNote.reason"));
        assertEquals("scheduled", amend("user", 5, "renewal").getString("status"));
        assertEquals(
                "approved",
                decide("commitment-requests", request(4), "approved").getString("status"));
        assertEquals(
                "declined",
                decide("commitment-requests", request(9), "declined").getString("status"));
    }

    private JsonPath amend(String type, int included, String effective) {
        return once(
                BACK_OFFICE,
                company("/contract/amendments"),
                Map.of("unitType", type, "included", included, "effective", effective),
                201);
    }

    private String request(int numbers) {
        return once(
                        "owner",
                        company("/commitment-requests"),
                        Map.of("unitType", "number", "included", numbers, "reason", "We grow."),
                        201)
                .getString("id");
    }

    private void correct(String paid, String wrong) {
        Map<String, String> part = Map.of("amount", "100.00", "currency", "EUR");
        once(
                BACK_OFFICE,
                "/invoices/" + paid + "/payments",
                Map.of("amount", part, "paidAt", "2024-10-01T08:00:00Z", "reference", "Transfer 4711"),
                201);
        once(BACK_OFFICE, "/invoices/" + paid + "/credit-notes", Map.of("reason", "goodwill", "amount", part), 201);
        JsonPath corrected = once(
                BACK_OFFICE,
                "/invoices/" + wrong + "/credit-notes",
                Map.of("reason", "correction", "replacement", Map.of()),
                201);
        assertEquals("19.20", corrected.getString("total.amount"));
        assertEquals("19.20", corrected.getString("replacement.total.amount"));
    }

    private void suspend() {
        put(BACK_OFFICE, company("/suspension"), Map.of("reason", "Unpaid"), 204);
        assertEquals(
                409, send("admin").body(ADA).post(at("/units")).statusCode(), "another instance knows of a suspension");
        send(BACK_OFFICE).delete(at(company("/suspension"))).then().statusCode(204);
    }

    private void moveClock(String now) {
        once("owner", company("/clock"), Map.of("now", now), 200);
    }

    /** All of them, once and in their order, whichever instance wrote an event and whichever sent it; and once more on request. */
    private void receiveAll(Receiver receiver, String webhook, long registeredAt) {
        long last = sequence();
        Receiver.await(() -> receiver.sequences().contains(last), "the last event", PATIENCE);
        assertEquals(
                LongStream.rangeClosed(registeredAt + 1, last).boxed().toList(),
                List.copyOf(new LinkedHashSet<>(receiver.sequences())));
        String path = company("/webhooks/" + webhook);
        once("owner", path + "/redeliveries", Map.of("from", 1, "to", 1), 202);
        Receiver.await(() -> receiver.sequences().contains(1L), "the first event", PATIENCE);
        Receiver.await(
                () -> !read("owner", path + "/deliveries").getList("items").isEmpty(), "the log", PATIENCE);
        once("owner", path + "/secret-rotations", Map.of(), 201);
        for (String status : List.of("paused", "active")) {
            JsonPath changed = send("owner")
                    .body(Map.of("status", status))
                    .patch(at(path))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertEquals(status, changed.getString("status"));
        }
        send("owner").delete(at(path)).then().statusCode(204);
    }

    private void awaitMail(String mailbox) {
        int documents = read("owner", invoices()).getList("items").size()
                + read("owner", company("/credit-notes")).getList("items").size()
                - 1;
        String deliveries = company("/invoice-recipients/deliveries?limit=200");
        Receiver.await(
                () -> read("owner", deliveries)
                                .getList("items.findAll { it.status == 'sent' }")
                                .size()
                        == documents,
                documents + " messages, for all but the invoice from before there was a recipient",
                PATIENCE);
        assertEquals(documents, SmtpSink.messages(mails, mailbox).size());
    }

    private void agreeOnEverything() throws Exception {
        for (String path : List.of(
                "",
                "/plan",
                "/plan/forecast",
                "/plan/guardrails",
                "/plan/history?unitType=user&days=20",
                "/approvals",
                "/commitment-requests",
                "/credit-notes?limit=200",
                "/invoices?limit=200",
                "/invoice-recipients",
                "/seat-log?limit=200",
                "/events?limit=200",
                "/webhooks")) {
            agree("owner", company(path));
        }
        agree("admin", "/units?limit=200");
        for (String approval : read("owner", company("/approvals")).<String>getList("items.id")) {
            agree("owner", company("/approvals/" + approval));
        }
        for (String unit : read("admin", "/units?limit=200").<String>getList("items.id")) {
            agree("admin", "/units/" + unit);
        }
        for (String id : read("owner", invoices()).<String>getList("items.id")) {
            agreeOnDocument("/invoices/" + id);
        }
        for (String id : read("owner", company("/credit-notes")).<String>getList("items.id")) {
            agreeOnDocument("/credit-notes/" + id);
        }
    }

    private void agreeOnDocument(String path) throws Exception {
        agree("owner", path);
        for (String type : List.of("application/pdf", "application/xml")) {
            byte[] before = file(path, type);
            for (int i = 1; i < addresses.size(); i++) {
                assertArrayEquals(before, file(path, type), type + " of " + path);
            }
        }
    }

    private byte[] file(String path, String type) {
        String address = at(path);
        Api caller = caller("owner");
        Receiver.await(
                () -> caller.request().header("Accept", type).get(address).statusCode() == 200,
                type + " of " + address,
                PATIENCE);
        return caller.request().header("Accept", type).get(address).asByteArray();
    }

    /** What one instance answers, all answer. */
    private void agree(String role, String path) throws Exception {
        JsonNode before = null;
        for (int i = 0; i < addresses.size(); i++) {
            JsonNode answer = JSON.readTree(answer(role, path).asString());
            if (before != null && !tellsAll(before, answer) && !tellsAll(answer, before)) {
                fail("%s is answered differently:%n%s%n%s".formatted(path, before, answer));
            }
            before = answer;
        }
    }

    /** Whether all that the older release tells is told by the newer one, too. */
    private static boolean tellsAll(JsonNode older, JsonNode newer) {
        if (older.isObject() && newer.isObject()) {
            for (Iterator<String> names = older.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!newer.has(name) || !tellsAll(older.get(name), newer.get(name))) {
                    return false;
                }
            }
            return true;
        }
        if (older.isArray() && newer.isArray()) {
            boolean isSame = older.size() == newer.size();
            for (int i = 0; isSame && i < older.size(); i++) {
                isSame = tellsAll(older.get(i), newer.get(i));
            }
            return isSame;
        }
        return older.equals(newer);
    }

    private void audit() {
        for (int i = 0; i < addresses.size(); i++) {
            assertEquals(List.of(), read(BACK_OFFICE, "/audits/" + companyId).getList("findings"));
            for (String series : List.of("invoice", "credit_note")) {
                JsonPath audit = read(BACK_OFFICE, "/numbering/" + series + "/audit");
                assertTrue(audit.getBoolean("valid"), audit.prettify());
            }
            send(BACK_OFFICE).post(at("/recurring-runs")).then().statusCode(200);
        }
    }

    private JsonPath batch(List<String> leaving, int users) {
        return once("admin", "/units/batch", change(leaving, users), 200);
    }

    private static Map<String, Object> change(List<String> leaving, int users) {
        List<Map<String, String>> create = new ArrayList<>();
        for (int i = 1; i <= users; i++) {
            create.add(Map.of("type", "user", "name", "User " + i));
        }
        return leaving.isEmpty() ? Map.of("create", create) : Map.of("delete", leaving, "create", create);
    }

    private JsonPath invoice(String id) {
        return read("owner", "/invoices/" + id);
    }

    private long sequence() {
        return read("owner", company("/plan")).getLong("sequence");
    }

    private String invoices() {
        return company("/invoices?limit=200");
    }

    private String company(String path) {
        return "/companies/" + companyId + path;
    }

    /** With a key, and then once more at the next instance, which knows the answer. */
    private JsonPath once(String role, String path, Object body, int status) {
        String key = UUID.randomUUID().toString();
        Response first = send(role).header("Idempotency-Key", key).body(body).post(at(path));
        assertEquals(status, first.statusCode(), () -> path + ": " + first.asString());
        Response again = send(role).header("Idempotency-Key", key).body(body).post(at(path));
        assertEquals(status, again.statusCode(), () -> path + ", once more: " + again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"), path);
        assertEquals(first.asString(), again.asString(), path);
        // So that the same kind of request does not always go to the same instance.
        requests++;
        return first.jsonPath();
    }

    private JsonPath put(String role, String path, Object body, int status) {
        Response answer = send(role).header("If-Match", "*").body(body).put(at(path));
        assertEquals(status, answer.statusCode(), () -> path + ": " + answer.asString());
        return answer.jsonPath();
    }

    private void delete(String path) {
        send("admin").delete(at(path)).then().statusCode(204);
    }

    private JsonPath read(String role, String path) {
        return answer(role, path).jsonPath();
    }

    private Response answer(String role, String path) {
        Response answer = caller(role).request().get(at(path));
        assertEquals(200, answer.statusCode(), () -> path + ": " + answer.asString());
        return answer;
    }

    private RequestSpecification send(String role) {
        return caller(role).request().contentType(ContentType.JSON);
    }

    /** At the instance whose turn it is. */
    private String at(String path) {
        String address = next();
        requests++;
        return address + path;
    }

    /** The instance whose turn it is, which it stays. */
    private String next() {
        return addresses.get(requests % addresses.size());
    }

    private Api caller(String role) {
        return callers.computeIfAbsent(role, key -> Api.at(addresses.get(0), key, companyId));
    }
}
