package dev.seatledger.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.HttpTest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The committed contract is the truth about the running application. */
@QuarkusTest
class ContractTest extends HttpTest {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    @Test
    void isWhatTheApplicationServes() throws IOException {
        String served = given().accept("application/yaml").get("/q/openapi").asString();

        assertEquals(
                List.of(),
                differences("", contract(), new YAMLMapper().readTree(served)),
                "The API has changed. Look at target/openapi/openapi.yaml and, if it is meant, copy it to "
                        + COMMITTED);
    }

    /** Where they differ, as JSON pointers, rather than two contracts in full. */
    private static List<String> differences(String path, JsonNode committed, JsonNode served) {
        if (committed.equals(served)) {
            return List.of();
        }
        if (!committed.isObject() || !served.isObject()) {
            return List.of(path + ": " + committed + ", served: " + served);
        }
        Set<String> names = new TreeSet<>();
        committed.fieldNames().forEachRemaining(names::add);
        served.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .flatMap(name -> differences(path + "/" + name, committed.path(name), served.path(name)).stream())
                .toList();
    }

    @Test
    void hasAReaderForPeople() {
        String page =
                given().get("/q/swagger-ui/").then().statusCode(200).extract().asString();

        assertTrue(page.contains("/q/openapi"), page);
    }

    @Test
    void tellsOfEachOperationWhoMayCallItAndWhatItAnswers() throws IOException {
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operation : operations()) {
            String id = operation.getKey();
            JsonNode body = operation.getValue();
            if (body.path("summary").asText().isBlank()) {
                gaps.add(id + " has no summary");
            }
            if (!body.has("security")) {
                gaps.add(id + " does not say who may call it");
            }
            body.path("responses").properties().forEach(response -> response.getValue()
                    .path("content")
                    .properties()
                    .forEach(media -> {
                        if (media.getValue().path("examples").isEmpty()) {
                            gaps.add(id + " has no example of " + response.getKey());
                        }
                    }));
            body.path("requestBody").path("content").properties().forEach(media -> {
                if (media.getValue().path("examples").isEmpty()) {
                    gaps.add(id + " has no example of a request");
                }
            });
        }

        assertEquals(List.of(), gaps);
    }

    @Test
    void writesEnumerationsAsTheWireHasThem() throws IOException {
        JsonNode schemas = contract().path("components").path("schemas");

        assertEquals(
                "[\"user\",\"number\"]", schemas.path("UnitType").path("enum").toString());
        assertFalse(Files.readString(COMMITTED).contains("ANNUAL_UPFRONT"));
    }

    @Test
    void hasEachOperationOnce() throws IOException {
        Set<String> ids = new TreeSet<>();
        operations().forEach(operation -> ids.add(operation.getKey()));

        assertEquals(
                Set.of(
                        "addUnit",
                        "amendContract",
                        "auditCompanies",
                        "auditCompany",
                        "auditNumbering",
                        "cancelContract",
                        "changeGuardrails",
                        "changeInvoiceRecipients",
                        "changeUnit",
                        "changeUnits",
                        "changeWebhook",
                        "createDemoToken",
                        "createWebhook",
                        "creditInvoice",
                        "decideApproval",
                        "decideCommitmentRequest",
                        "deleteUnit",
                        "getApproval",
                        "deleteWebhook",
                        "getCompany",
                        "getCreditNote",
                        "getDashboardSettings",
                        "getForecast",
                        "getGuardrails",
                        "getInvoice",
                        "getInvoiceRecipients",
                        "getPlan",
                        "getPlanHistory",
                        "getUnit",
                        "listApprovals",
                        "getWebhook",
                        "listCommitmentRequests",
                        "listCompanies",
                        "listCreditNotes",
                        "listDeliveries",
                        "listEvents",
                        "listInvoiceDeliveries",
                        "listInvoices",
                        "listSeatLog",
                        "listUnits",
                        "listWebhooks",
                        "previewUnits",
                        "replaceUnit",
                        "moveClock",
                        "onboardCompany",
                        "recordPayment",
                        "redeliverEvents",
                        "requestCommitment",
                        "resumeCompany",
                        "rotateWebhookSecret",
                        "runRecurring",
                        "streamPlan",
                        "suspendCompany"),
                ids);
    }

    /** As generated clients do where the only body is that of a refusal. */
    @Test
    void mayBeAskedForNothingButProblemsWhereNothingElseIsAnswered() throws IOException {
        List<String> refused = new ArrayList<>();
        contract().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    if (operation.getValue().path("responses").has("204")) {
                        int status = given().accept("application/problem+json")
                                .contentType("application/json")
                                .body("{}")
                                .request(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey()
                                                .replaceAll(
                                                        "\\{[^}]+}",
                                                        UUID.randomUUID().toString()))
                                .statusCode();
                        if (status != 401) {
                            refused.add(operation.getKey() + " " + path.getKey() + ": " + status);
                        }
                    }
                }));

        assertEquals(List.of(), refused);
    }

    private static List<Map.Entry<String, JsonNode>> operations() throws IOException {
        List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
        for (Iterator<JsonNode> paths = contract().path("paths").elements(); paths.hasNext(); ) {
            paths.next().properties().forEach(method -> {
                assertNotNull(method.getValue().get("operationId"), method.toString());
                operations.add(Map.entry(method.getValue().get("operationId").asText(), method.getValue()));
            });
        }
        return operations;
    }

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(COMMITTED.toFile());
    }
}
