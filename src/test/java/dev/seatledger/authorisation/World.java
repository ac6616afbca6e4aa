package dev.seatledger.authorisation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

import dev.seatledger.testing.Api;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A company and what it has: everything that a path, a query or a body can name. Nothing is made before it is asked for. */
final class World {

    /** How a company comes to have one, by the name that the contract gives the id. */
    private static final Map<String, Function<World, String>> MAKERS = Map.ofEntries(
            entry("companyId", world -> created(aCompany().tryOnboard(), "/id")),
            entry("unitId", World::addUnit),
            entry("invoiceId", World::newestInvoice),
            entry("creditNoteId", World::creditInvoice),
            entry("requestId", World::requestCommitment),
            entry("approvalId", World::askForApproval),
            entry("webhookId", World::registerWebhook));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> ids = new HashMap<>();

    static boolean knows(String id) {
        return MAKERS.containsKey(id);
    }

    /** Made at the first time. */
    String id(String name) {
        String known = ids.get(name);
        if (known == null) {
            known = MAKERS.get(name).apply(this);
            ids.put(name, known);
        }
        return known;
    }

    UUID companyId() {
        return UUID.fromString(id("companyId"));
    }

    private String addUnit() {
        return created(owner().post("/units", Map.of("type", "user", "name", "Ada Lovelace")), "/unit/id");
    }

    private String newestInvoice() {
        return read(owner().get("/companies/" + companyId() + "/invoices"), 200, "/items/0/id");
    }

    private String creditInvoice() {
        Map<String, Object> goodwill =
                Map.of("reason", "goodwill", "amount", Map.of("amount", "1.00", "currency", "EUR"));
        return created(Api.accountExecutive().post("/invoices/" + id("invoiceId") + "/credit-notes", goodwill), "/id");
    }

    private String requestCommitment() {
        Map<String, Object> more = Map.of("unitType", "user", "included", 20, "reason", "We are hiring.");
        return created(owner().post("/companies/" + companyId() + "/commitment-requests", more), "/id");
    }

    private String askForApproval() {
        String guardrails = "/companies/" + companyId() + "/plan/guardrails";
        Map<String, Object> ask = Map.of("units", List.of(Map.of("type", "user", "policy", "require_approval")));
        String version = owner().get(guardrails).header("ETag");
        read(
                owner().request()
                        .contentType("application/json")
                        .header("If-Match", version)
                        .body(ask)
                        .put(guardrails),
                200,
                "");
        List<Map<String, Object>> many = Collections.nCopies(20, Map.of("type", "user", "name", "Ada Lovelace"));
        return read(owner().post("/units/batch", Map.of("create", many)), 202, "/id");
    }

    private String registerWebhook() {
        Map<String, Object> webhook = Map.of("url", "http://127.0.0.1:9/", "events", List.of("contract.ended"));
        return created(owner().post("/companies/" + companyId() + "/webhooks", webhook), "/id");
    }

    private Api owner() {
        return Caller.OWNER.in(companyId(), Set.of());
    }

    /** @param pointer to the new id in the answer */
    private static String created(Response response, String pointer) {
        return read(response, 201, pointer);
    }

    private static String read(Response response, int status, String pointer) {
        assertEquals(status, response.statusCode(), response.asString());
        try {
            return JSON.readTree(response.asString()).at(pointer).asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.asString(), e);
        }
    }
}
