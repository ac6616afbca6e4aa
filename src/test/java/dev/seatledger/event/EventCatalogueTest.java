package dev.seatledger.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.seatledger.eventtype.EventType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What events say is what the contract says. */
@QuarkusTest
class EventCatalogueTest extends HttpTest {

    private static final Pattern ANNOUNCED = Pattern.compile("EventType\\.([A-Z_]+)");

    private static final Path MAIN = Path.of("src", "main", "java", "dev", "seatledger");

    @Test
    void namesNothingThatIsNeverAnnounced() throws Exception {
        Set<String> announced = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.startsWith(MAIN.resolve("event")))
                    .toList()) {
                ANNOUNCED.matcher(Files.readString(file)).results().forEach(found -> announced.add(found.group(1)));
            }
        }

        Set<String> known = new TreeSet<>();
        Arrays.stream(EventType.values()).forEach(type -> known.add(type.name()));
        assertEquals(known, announced);
    }

    @Test
    void isInTheContractWithASchemaAndAValidExampleEach() throws Exception {
        JsonNode contract = contract();
        Set<String> webhooks = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        contract.path("webhooks").properties().forEach(webhook -> {
            webhooks.add(webhook.getKey());
            JsonNode example =
                    webhook.getValue().at("/post/requestBody/content/application~1json/examples/event/value");
            wrong.addAll(errors(contract, example));
        });

        Set<String> known = new TreeSet<>();
        Arrays.stream(EventType.values()).forEach(type -> known.add(type.wireName()));
        assertEquals(known, webhooks);
        assertEquals(List.of(), wrong);
    }

    @Test
    void describesEveryEventOfARichLife() throws Exception {
        UUID companyId = richLife();
        JsonNode contract = contract();

        JsonNode feed = new ObjectMapper()
                .readTree(Api.owner(companyId)
                        .get("/companies/" + companyId + "/events?limit=200")
                        .asString());

        Set<String> types = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        feed.path("items").forEach(event -> {
            types.add(event.path("type").asText());
            wrong.addAll(errors(contract, event));
        });
        assertEquals(List.of(), wrong);
        assertTrue(types.size() >= 22, "only " + types);
    }

    /** Everything that can happen to one company. */
    private static UUID richLife() {
        UUID companyId = aCompany().onboard();
        Api owner = Api.owner(companyId);
        askFirst(companyId);
        Api executive = Api.accountExecutive();
        String company = "/companies/" + companyId;
        List<String> units = addUnits(companyId, "user", 12);
        String tag = Api.admin(companyId).get("/units/" + units.get(0)).header("ETag");
        Api.admin(companyId)
                .patch("/units/" + units.get(0), tag, Map.of("name", "Other"))
                .then()
                .statusCode(200);
        Api.admin(companyId).delete("/units/" + units.get(1)).then().statusCode(204);
        executive
                .request()
                .contentType("application/json")
                .body(Map.of("reason", "A dispute"))
                .put(company + "/suspension")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        executive.delete(company + "/suspension").then().statusCode(org.hamcrest.Matchers.lessThan(300));
        executive
                .post(
                        company + "/contract/amendments",
                        Map.of("unitType", "user", "included", 15, "effective", "immediate"))
                .then()
                .statusCode(201);
        executive
                .post(
                        company + "/contract/amendments",
                        Map.of("unitType", "number", "included", 2, "effective", "renewal"))
                .then()
                .statusCode(201);
        String approved = ask(owner, company, 20);
        String declined = ask(owner, company, 30);
        decide(executive, company, approved, "approved");
        decide(executive, company, declined, "declined");
        String invoice = owner.read(company + "/invoices").getString("items[0].id");
        String amount = owner.read("/invoices/" + invoice).getString("amountDue.amount");
        executive
                .post(
                        "/invoices/" + invoice + "/payments",
                        Map.of(
                                "amount", Map.of("amount", amount, "currency", "EUR"),
                                "paidAt", "2024-10-01T09:00:00Z",
                                "reference", "Transfer 1"))
                .then()
                .statusCode(201);
        executive
                .post("/invoices/" + invoice + "/credit-notes", Map.of("reason", "goodwill", "amount", euros("1.00")))
                .then()
                .statusCode(201);
        executive
                .post(company + "/contract/cancellation", Map.of("reason", "Closing"))
                .then()
                .statusCode(201);
        executive
                .post(company + "/clock", Map.of("now", "2025-03-01T00:00:00Z"))
                .then()
                .statusCode(200);
        return companyId;
    }

    /** Guardrails, and approvals of both outcomes. */
    private static void askFirst(UUID companyId) {
        Api owner = Api.owner(companyId);
        String company = "/companies/" + companyId;
        put(
                owner,
                company + "/plan/guardrails",
                Map.of("units", List.of(Map.of("type", "number", "policy", "require_approval"))));
        Map<String, Object> fourNumbers =
                Map.of("create", java.util.Collections.nCopies(4, Map.of("type", "number", "name", "Desk")));
        for (String decision : List.of("approved", "declined")) {
            String approvalId = Api.admin(companyId)
                    .post("/units/batch", fourNumbers)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            put(owner, company + "/approvals/" + approvalId + "/decision", Map.of("decision", decision));
        }
        put(owner, company + "/plan/guardrails", Map.of("units", List.of()));
    }

    private static void put(Api caller, String path, Object body) {
        caller.request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static String ask(Api owner, String company, int included) {
        return owner.post(
                        company + "/commitment-requests",
                        Map.of("unitType", "user", "included", included, "reason", "We grow"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void decide(Api executive, String company, String requestId, String decision) {
        Map<String, String> body = decision.equals("approved")
                ? Map.of("decision", decision, "effective", "immediate")
                : Map.of("decision", decision, "comment", "Too soon");
        executive
                .request()
                .contentType("application/json")
                .body(body)
                .put(company + "/commitment-requests/" + requestId + "/decision")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    /** What is wrong with an event by the schema of its type. */
    private static List<String> errors(JsonNode contract, JsonNode event) {
        String type = event.path("type").asText();
        String reference = contract.path("webhooks")
                .path(type)
                .at("/post/requestBody/content/application~1json/schema/$ref")
                .asText();
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.put("$ref", reference);
        schema.set("components", contract.path("components"));
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        return validator
                .validate(
                        event.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(execution -> execution.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> type + ": " + error)
                .toList();
    }

    private static JsonNode contract() throws Exception {
        return new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());
    }
}
