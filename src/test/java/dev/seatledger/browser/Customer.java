package dev.seatledger.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

/** A sandbox company of a story's own, and its people as callers of the API. */
record Customer(UUID id, Instance instance) {

    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Edsger Dijkstra",
            "Barbara Liskov",
            "Donald Knuth",
            "Frances Allen",
            "Tony Hoare",
            "Radia Perlman",
            "Niklaus Wirth",
            "Katherine Johnson",
            "Dennis Ritchie");

    static Customer onboard(Instance instance, CompanyBuilder company) {
        String id = Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post("/companies", company.toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Customer(UUID.fromString(id), instance);
    }

    Customer withUsers(int users) {
        List<Map<String, Object>> create = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            String name = NAMES.get(i);
            create.add(Map.of("type", "user", "name", name, "email", emailOf(name)));
        }
        admin().post("/units/batch", Map.of("create", create)).then().statusCode(200);
        return this;
    }

    Customer withNumbers(String... names) {
        for (String name : names) {
            addNumber(admin(), name);
        }
        return this;
    }

    /** Added or held, as the guardrails say. */
    void addNumber(Api caller, String name) {
        caller.post("/units", Map.of("type", "number", "name", name)).then().statusCode(anyOf(is(201), is(202)));
    }

    void moveClock(String to) {
        executive().post(path("/clock"), Map.of("now", to)).then().statusCode(200);
    }

    /** An owner's wish for another commitment. */
    void asks(int users, String reason) {
        owner().post(path("/commitment-requests"), Map.of("unitType", "user", "included", users, "reason", reason))
                .then()
                .statusCode(201);
    }

    /** A credit note over the newest invoice. */
    void credits(String amount, String reason) {
        String id = owner().read(path("/invoices?limit=1")).getString("items[0].id");
        executive()
                .post(
                        "/invoices/" + id + "/credit-notes",
                        Map.of("reason", reason, "amount", Map.of("amount", amount, "currency", "EUR")))
                .then()
                .statusCode(201);
    }

    void paysOldestInvoice(String amount) {
        List<String> ids = owner().read(path("/invoices?limit=200")).getList("items.id");
        executive()
                .post(
                        "/invoices/" + ids.get(ids.size() - 1) + "/payments",
                        Map.of(
                                "amount",
                                Map.of("amount", amount, "currency", "EUR"),
                                "paidAt",
                                "2024-10-01T09:00:00Z",
                                "reference",
                                "Transfer 4711"))
                .then()
                .statusCode(201);
    }

    /** Whatever of this type would be billed waits for an owner. */
    void holds(String type) {
        rules(Map.of("type", type, "policy", "require_approval"));
    }

    /** And there are no more than this beyond the commitment. */
    void holds(String type, int maximum) {
        rules(Map.of("type", type, "policy", "require_approval", "maxAdditional", maximum));
    }

    private void rules(Map<String, Object> guardrail) {
        Response guardrails = owner().get(path("/plan/guardrails"));
        owner().request()
                .contentType(ContentType.JSON)
                .header("If-Match", guardrails.header("ETag"))
                .body(Map.of("units", List.of(guardrail)))
                .put(instance.address() + path("/plan/guardrails"))
                .then()
                .statusCode(200);
    }

    /** Gets invoices by e-mail, wherever they are sent. */
    void sendsTo(String email, String name) {
        Response recipients = owner().get(path("/invoice-recipients"));
        owner().request()
                .contentType(ContentType.JSON)
                .header("If-Match", recipients.header("ETag"))
                .body(Map.of("recipients", List.of(Map.of("email", email, "name", name))))
                .put(instance.address() + path("/invoice-recipients"))
                .then()
                .statusCode(200);
    }

    private Api executive() {
        return as("account_executive");
    }

    static String emailOf(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.com";
    }

    Api owner() {
        return as("owner");
    }

    Api admin() {
        return as("admin");
    }

    Api as(String role) {
        return Api.at(instance.address(), role, id);
    }

    String path(String below) {
        return "/companies/" + id + below;
    }

    JsonPath plan() {
        return owner().read(path("/plan"));
    }

    /** What additional units have cost, newest first. */
    List<String> additionalInvoices() {
        return owner().read(path("/invoices?limit=200"))
                .getList("items.findAll { it.reason == 'additional_units' }.total.amount");
    }

    /** Of all invoices, newest first. */
    List<String> invoiceNumbers() {
        return owner().read(path("/invoices?limit=200")).getList("items.number");
    }

    /** The newest invoice, in another form. */
    byte[] document(String mediaType) {
        String id = owner().read(path("/invoices?limit=1")).getString("items[0].id");
        return owner().request()
                .accept(mediaType)
                .get(instance.address() + "/invoices/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    int seatLogEntries() {
        return owner().read(path("/seat-log?limit=200")).getList("items").size();
    }

    /** Users that exist. */
    int created() {
        return plan().getInt("units.find { it.type == 'user' }.created");
    }

    void removeUser(String name) {
        String id = owner().read("/units?type=user&limit=200").getString("items.find { it.name == '" + name + "' }.id");
        owner().delete("/units/" + id).then().statusCode(204);
    }

    /** Somebody adds a user, here or elsewhere. */
    String addUser(Api caller, String name) {
        return caller.post("/units", Map.of("type", "user", "name", name))
                .then()
                .statusCode(201)
                .extract()
                .path("unit.id");
    }
}
