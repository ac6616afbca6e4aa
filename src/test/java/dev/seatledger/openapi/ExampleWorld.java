package dev.seatledger.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Wait;

/**
 * The company that the contract's examples speak of, made by the examples themselves: one user included and created, one number included.
 * What an operation needs beyond that comes to be when it is asked for.
 */
final class ExampleWorld {

    private final Map<String, JsonNode> requests;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final UUID companyId;

    /**
     * @param requests the example request of each operation that has one
     */
    ExampleWorld(Map<String, JsonNode> requests) {
        this.requests = requests;
        this.companyId =
                UUID.fromString(sent(Api.accountExecutive(), "/companies", requests.get("onboardCompany"), "id"));
        known.put("companyId", companyId.toString());
        known.put("series", "invoice");
        known.put("unitId", sent(Api.admin(companyId), "/units", Map.of("type", "user", "name", "Alan Turing"), "id"));
    }

    Api caller(String role) {
        return switch (role) {
            case "nobody" -> Api.anonymous();
            case "account_executive" -> Api.accountExecutive();
            default -> Api.as(role, companyId);
        };
    }

    /** What a path parameter of this name stands for. */
    String value(String name) {
        String value = known.get(name);
        if (value == null) {
            value = create(name);
            known.put(name, value);
        }
        return value;
    }

    private String create(String name) {
        return switch (name) {
            // Of an amendment, which is the invoice that the examples pay.
            case "invoiceId" ->
                sent(
                        Api.accountExecutive(),
                        "/companies/" + companyId + "/contract/amendments",
                        requests.get("amendContract"),
                        "invoice.id");
            case "creditNoteId" ->
                sent(
                        Api.accountExecutive(),
                        "/invoices/" + value("invoiceId") + "/credit-notes",
                        requests.get("creditInvoice"),
                        "id");
            case "approvalId" -> held();
            // Nobody listens there, and nothing gets further than this machine.
            case "webhookUrl" -> "http://127.0.0.1:9/";
            case "deliveryId" -> tried();
            case "webhookId" ->
                sent(
                        Api.owner(companyId),
                        "/companies/" + companyId + "/webhooks",
                        Map.of("url", value("webhookUrl"), "events", List.of("contract.opened")),
                        "id");
            case "recipients" -> named();
            case "invoiceDelivery" -> mailed();
            case "requestId" ->
                sent(
                        Api.owner(companyId),
                        "/companies/" + companyId + "/commitment-requests",
                        requests.get("requestCommitment"),
                        "id");
            default -> throw new IllegalArgumentException("Nobody has said what " + name + " stands for");
        };
    }

    /** A unit that an owner wants to be asked about. */
    private String held() {
        Api.owner(companyId)
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(requests.get("changeGuardrails").toString())
                .put("/companies/" + companyId + "/plan/guardrails")
                .then()
                .statusCode(200);
        return Api.admin(companyId)
                .post("/units", Map.of("type", "user", "name", "Alan Turing", "email", "alan@example.com"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Those who get invoices, as the example says. */
    private String named() {
        return Api.owner(companyId)
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(requests.get("changeInvoiceRecipients").toString())
                .put("/companies/" + companyId + "/invoice-recipients")
                .then()
                .statusCode(200)
                .extract()
                .path("recipients[0].email");
    }

    /** An invoice for them. */
    private String mailed() {
        value("recipients");
        value("invoiceId");
        String deliveries = "/companies/" + companyId + "/invoice-recipients/deliveries";
        return first("a message", deliveries);
    }

    /** An attempt to deliver the first event, which fails. */
    private String tried() {
        String webhook = "/companies/" + companyId + "/webhooks/" + value("webhookId");
        sent(Api.owner(companyId), webhook + "/redeliveries", 202, Map.of("from", 1, "to", 1), "id");
        return first("an attempt", webhook + "/deliveries");
    }

    private String first(String what, String collection) {
        return Wait.untilAnswer(
                what, () -> Api.owner(companyId).read(collection).getString("items[0].id"), Objects::nonNull);
    }

    private static String sent(Api caller, String path, Object body, String member) {
        return sent(caller, path, 201, body, member);
    }

    private static String sent(Api caller, String path, int status, Object body, String member) {
        Object json = body instanceof JsonNode node ? node.toString() : body;
        var answer = caller.post(path, json).then().statusCode(status).extract().jsonPath();
        String nested = answer.getString("unit.id");
        return nested == null ? answer.getString(member) : nested;
    }
}
