package dev.seatledger.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.ContractSchemas;
import dev.seatledger.testing.ContractSchemas.Operation;
import dev.seatledger.testing.EventStream;
import dev.seatledger.testing.HttpTest;

import static io.restassured.RestAssured.config;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The contract's examples are real: each request is sent, and each answer looks like the one that comes back. A new operation needs a line
 * in {@link #EXCHANGES}.
 */
@QuarkusTest
class ExamplesTest extends HttpTest {

    private static final String OWNER = "owner";
    private static final String ADMIN = "admin";
    private static final String BACK_OFFICE = "account_executive";
    private static final String NOBODY = "nobody";

    /** Path parameters are taken from the {@link ExampleWorld}, which each exchange has for itself. */
    private static final List<Exchange> EXCHANGES = List.of(
            exchange("addUnit", OWNER),
            exchange("amendContract", BACK_OFFICE),
            exchange("auditCompanies", BACK_OFFICE),
            exchange("auditCompany", BACK_OFFICE),
            exchange("auditNumbering", BACK_OFFICE),
            exchange("cancelContract", BACK_OFFICE),
            exchange("changeGuardrails", OWNER),
            exchange("changeInvoiceRecipients", OWNER),
            exchange("changeUnit", ADMIN),
            exchange("changeUnits", ADMIN).with("/delete/0", "unitId"),
            exchange("changeWebhook", OWNER),
            exchange("createDemoToken", NOBODY).with("/companyId", "companyId"),
            exchange("createWebhook", OWNER).with("/url", "webhookUrl"),
            exchange("creditInvoice", BACK_OFFICE),
            exchange("decideApproval", OWNER),
            exchange("decideCommitmentRequest", BACK_OFFICE),
            exchange("deleteUnit", ADMIN),
            exchange("deleteWebhook", OWNER),
            exchange("getApproval", ADMIN),
            exchange("getCompany", BACK_OFFICE),
            exchange("getCreditNote", OWNER),
            exchange("getDashboardSettings", NOBODY),
            exchange("getForecast", OWNER),
            exchange("getGuardrails", OWNER),
            exchange("getInvoice", OWNER),
            exchange("getInvoiceRecipients", OWNER).after("recipients"),
            exchange("getPlan", OWNER),
            exchange("getPlanHistory", OWNER),
            exchange("getUnit", ADMIN),
            exchange("getWebhook", OWNER),
            exchange("listApprovals", OWNER).after("approvalId"),
            exchange("listCommitmentRequests", OWNER).after("requestId"),
            exchange("listCompanies", BACK_OFFICE),
            exchange("listCreditNotes", OWNER).after("creditNoteId"),
            exchange("listDeliveries", OWNER).after("deliveryId"),
            exchange("listEvents", OWNER),
            exchange("listInvoiceDeliveries", OWNER).after("invoiceDelivery"),
            exchange("listInvoices", OWNER),
            exchange("listSeatLog", OWNER),
            exchange("listUnits", ADMIN),
            exchange("listWebhooks", OWNER).after("webhookId"),
            exchange("moveClock", BACK_OFFICE),
            exchange("onboardCompany", BACK_OFFICE),
            exchange("previewUnits", OWNER),
            exchange("recordPayment", BACK_OFFICE),
            exchange("redeliverEvents", OWNER),
            exchange("replaceUnit", ADMIN),
            exchange("requestCommitment", OWNER),
            exchange("resumeCompany", BACK_OFFICE),
            exchange("rotateWebhookSecret", OWNER),
            exchange("runRecurring", BACK_OFFICE),
            exchange("streamPlan", OWNER),
            exchange("suspendCompany", BACK_OFFICE));

    private static final Set<String> OF_HTTP = Set.of(
            "content-type",
            "content-length",
            "transfer-encoding",
            "content-security-policy",
            "referrer-policy",
            "x-content-type-options");

    /** Answers that are files have them. Examples are asked for as JSON. */
    private static final Map<String, Set<String>> OF_FILES = Map.of(
            "getCreditNote", Set.of("Cache-Control", "Content-Disposition", "ETag", "Repr-Digest"),
            "getInvoice", Set.of("Cache-Control", "Content-Disposition", "ETag", "Repr-Digest"));

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String JSON = "application/json";
    private static final String PLAN = "/components/schemas/Plan";
    private static final String PROBLEM = "application/problem+json";

    private static final ContractSchemas CONTRACT = ContractSchemas.committed();
    private static final Map<String, Operation> OPERATIONS = CONTRACT.operations();

    private static final Map<String, JsonNode> EXAMPLE_REQUESTS = OPERATIONS.values().stream()
            .filter(operation -> !operation.requestExamples().isEmpty())
            .collect(Collectors.toMap(
                    Operation::id,
                    operation -> operation.requestExamples().values().iterator().next()));

    @Test
    void areOfEveryOperation() {
        assertEquals(
                OPERATIONS.keySet(),
                EXCHANGES.stream().map(Exchange::operationId).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void areWhatIsSentAndAnswered(Exchange exchange) {
        Operation operation = OPERATIONS.get(exchange.operationId());
        int status = operation.success();
        boolean hasAnswer = operation.response(status).path("content").has(JSON);
        Map<String, ObjectNode> requests = new LinkedHashMap<>(operation.requestExamples());
        if (requests.isEmpty()) {
            requests.put("", new ObjectMapper().createObjectNode());
        }

        for (Entry<String, ObjectNode> request : requests.entrySet()) {
            Response answer = send(exchange, operation, request.getKey(), request.getValue());

            assertEquals(status, answer.statusCode(), answer.asString());
            assertEquals(toldHeaders(operation, status, exchange), headersOf(answer), "headers");
            assertEquals(
                    List.of(),
                    operation.isStream()
                            ? surprisesInEvent(operation, status, answer.asString())
                            : hasAnswer
                                    ? surprisesIn(operation, status, read(answer.asString()))
                                    : List.of(answer.asString()).stream()
                                            .filter(body -> !body.isEmpty())
                                            .toList());
        }
    }

    @Test
    void fitTheirSchemas() {
        List<String> misfits = new ArrayList<>();
        for (Operation operation : OPERATIONS.values()) {
            Map<String, JsonNode> contents = new TreeMap<>();
            contents.put("/requestBody/content", operation.body().at("/requestBody/content"));
            operation
                    .body()
                    .path("responses")
                    .properties()
                    .forEach(response -> contents.put(
                            "/responses/" + response.getKey() + "/content",
                            response.getValue().path("content")));
            contents.forEach((at, content) -> content.properties().forEach(media -> media.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> {
                        String pointer =
                                operation.pointer() + at + "/" + ContractSchemas.escaped(media.getKey()) + "/schema";
                        CONTRACT.misfits(pointer, example.getValue().path("value"))
                                .forEach(misfit ->
                                        misfits.add(operation.id() + at + " " + example.getKey() + " " + misfit));
                    })));
        }

        assertEquals(List.of(), misfits);
    }

    @Test
    void ofProblemsAreFromTheCatalogue() {
        Map<String, ProblemType> catalogue =
                Stream.of(ProblemType.values()).collect(Collectors.toMap(ProblemType::slug, Function.identity()));
        List<String> strangers = new ArrayList<>();
        OPERATIONS.values().forEach(operation -> operation.body().path("responses").properties().stream()
                .flatMap(response -> response.getValue()
                        .path("content")
                        .path(PROBLEM)
                        .path("examples")
                        .propertyStream()
                        .filter(example -> {
                            JsonNode value = example.getValue().path("value");
                            ProblemType type = catalogue.get(value.path("type").asText());
                            return type == null
                                    || !type.slug().equals(example.getKey())
                                    || !type.title().equals(value.path("title").asText())
                                    || type.status() != value.path("status").asInt()
                                    || !response.getKey().equals(String.valueOf(type.status()));
                        }))
                .forEach(example -> strangers.add(operation.id() + " " + example)));

        assertEquals(List.of(), strangers);
    }

    static List<Exchange> exchanges() {
        return EXCHANGES.stream()
                .filter(exchange -> OPERATIONS.containsKey(exchange.operationId()))
                .toList();
    }

    private static Set<String> toldHeaders(Operation operation, int status, Exchange exchange) {
        Set<String> told = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        operation.response(status).path("headers").fieldNames().forEachRemaining(told::add);
        told.removeAll(OF_FILES.getOrDefault(operation.id(), Set.of()));
        // On a second answer only.
        told.remove("Idempotency-Replayed");
        if (exchange.role().equals(NOBODY)) {
            told.removeAll(List.of("RateLimit", "RateLimit-Policy"));
        }
        return told;
    }

    /** Without those that every HTTP answer has. */
    private static Set<String> headersOf(Response answer) {
        Set<String> names = new TreeSet<>();
        answer.headers().forEach(header -> names.add(header.getName()));
        names.removeIf(name -> OF_HTTP.contains(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** What the contract does not tell of this answer, and what its example tells otherwise. */
    private static List<String> surprisesIn(Operation operation, int status, JsonNode answer) {
        String schema = operation.schemaOf(status, JSON);
        JsonNode examples =
                operation.response(status).path("content").path(JSON).path("examples");
        List<String> surprises = new ArrayList<>(CONTRACT.misfits(schema, answer));
        if (examples.isEmpty()) {
            surprises.add("there is no example");
        }
        examples.forEach(example -> surprises.addAll(CONTRACT.differences(schema, example.path("value"), answer)));
        return surprises;
    }

    /** The same for the first event of a stream, the data of which is a plan. */
    private static List<String> surprisesInEvent(Operation operation, int status, String answer) {
        String example = operation
                .response(status)
                .path("content")
                .path(EventStream.MEDIA_TYPE)
                .at("/examples/answer/value")
                .asText();
        EventStream.Event told = EventStream.Event.parse(example);
        EventStream.Event sent = EventStream.Event.parse(answer);
        List<String> surprises = new ArrayList<>(CONTRACT.misfits(PLAN, read(sent.data())));
        surprises.addAll(CONTRACT.differences(PLAN, read(told.data()), read(sent.data())));
        if (!told.name().equals(sent.name())) {
            surprises.add("the event is called " + sent.name());
        }
        return surprises;
    }

    private static Response send(Exchange exchange, Operation operation, String mediaType, ObjectNode body) {
        ExampleWorld world = new ExampleWorld(EXAMPLE_REQUESTS);
        exchange.before().forEach(world::value);
        exchange.substitutes()
                .forEach((pointer, name) -> substitute(body, JsonPointer.compile(pointer), world.value(name)));
        RequestSpecification request = world.caller(exchange.role()).request().header("If-Match", "*");
        if (!mediaType.isEmpty()) {
            request.config(config().encoderConfig(EncoderConfig.encoderConfig()
                            .encodeContentTypeAs(mediaType, io.restassured.http.ContentType.TEXT)))
                    .contentType(mediaType)
                    .body(body.toString());
        }
        String path = PARAMETER.matcher(operation.path()).replaceAll(parameter(world));
        return operation.isStream() ? EventStream.first(request, path) : request.request(operation.method(), path);
    }

    private static Function<MatchResult, String> parameter(ExampleWorld world) {
        return match -> world.value(match.group(1));
    }

    private static void substitute(ObjectNode body, JsonPointer pointer, String value) {
        JsonNode parent = body.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), array.textNode(value));
        } else {
            ((ObjectNode) parent).put(pointer.last().getMatchingProperty(), value);
        }
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Exchange exchange(String operationId, String role) {
        return new Exchange(operationId, role, List.of(), Map.of());
    }

    /**
     * An example request and who sends it.
     *
     * @param before what of the world must be there before, beside what the path names
     * @param substitutes ids in the body that nobody can know before, by JSON pointer, and what of the world they stand for
     */
    record Exchange(String operationId, String role, List<String> before, Map<String, String> substitutes) {

        Exchange after(String... names) {
            return new Exchange(operationId, role, List.of(names), substitutes);
        }

        Exchange with(String pointer, String name) {
            Map<String, String> more = new LinkedHashMap<>(substitutes);
            more.put(pointer, name);
            return new Exchange(operationId, role, before, more);
        }

        @Override
        public String toString() {
            return operationId;
        }
    }
}
