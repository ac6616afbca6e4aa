package dev.seatledger.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import dev.seatledger.shared.problem.ProblemType;

/** Holds answers against the contract. Members that it does not declare are findings, too. */
final class AnswerCheck {

    static final String PROBLEM = "application/problem+json";

    /** What HTTP refuses by itself, in requests that no operation describes. */
    private static final Set<Integer> OUTSIDE = Set.of(400, 401, 404, 405, 406, 411, 413, 414, 415, 417, 431);

    /** The server refuses these before it knows what is asked for, with an empty body. */
    private static final Set<Integer> BEFORE_ROUTING = Set.of(400, 414, 417, 431);

    private static final List<String> INNER_LIFE = List.of(
            "Exception",
            "java.lang",
            "io.quarkus",
            "io.vertx",
            "org.hibernate",
            "org.postgresql",
            "com.fasterxml",
            "dev.seatledger",
            "\tat ");

    private static final Map<String, Integer> SLUGS =
            Arrays.stream(ProblemType.values()).collect(Collectors.toMap(ProblemType::slug, ProblemType::status));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Contract contract;
    private final JsonNode components;
    private final Map<JsonNode, Schema> schemas = new HashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** @param kind the same for the same defect */
    record Finding(String kind, String detail) {}

    AnswerCheck(Contract contract) {
        this.contract = contract;
        this.components = contract.document().path("components").deepCopy();
        close(components.path("schemas"));
    }

    List<Finding> findings(Request request, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        int status = answer.status();
        if (status >= 500) {
            findings.add(new Finding("status " + status, "a failure of ours"));
        }
        Optional<Operation> asked = contract.asked(request.method(), request.target());
        if (request.method().equals("OPTIONS") && status < 300) {
            return findings;
        }
        if (asked.isEmpty() && status == 200 && isPage(request, answer)) {
            return findings;
        }
        Operation.Response documented =
                asked.map(operation -> operation.responses().get(status)).orElse(null);
        boolean isOutside = request.isOutsideTheContract() && OUTSIDE.contains(status);
        if (documented == null && !isOutside && status < 500) {
            findings.add(new Finding(
                    "undocumented status " + status,
                    asked.map(Operation::id).orElse("no operation") + " does not document it"));
        }
        if (request.method().equals("HEAD")) {
            if (!answer.isEmpty()) {
                findings.add(new Finding("HEAD with a body", answer.text()));
            }
            return findings;
        }
        if (status >= 400) {
            problem(request, answer, documented, findings);
        } else if (documented != null) {
            content(answer, documented, findings);
        }
        return findings;
    }

    /** Spellings of a path that lead to the root get the dashboard, which is no part of the contract. */
    private static boolean isPage(Request request, Answer answer) {
        return request.method().equals("HEAD")
                ? answer.isEmpty()
                : answer.mediaType().equals("text/html");
    }

    private void content(Answer answer, Operation.Response documented, List<Finding> findings) {
        if (documented.content().isEmpty()) {
            if (!answer.isEmpty()) {
                findings.add(new Finding("undocumented body", "status " + answer.status() + " has none"));
            }
            return;
        }
        JsonNode schema = documented.content().get(answer.mediaType());
        if (schema == null) {
            findings.add(new Finding(
                    "media type",
                    answer.mediaType() + " rather than " + documented.content().keySet()));
        } else if (answer.mediaType().endsWith("json")) {
            fits(answer, schema, findings);
        }
    }

    private void problem(Request request, Answer answer, Operation.Response documented, List<Finding> findings) {
        int status = answer.status();
        boolean isBeforeRouting = request.isOutsideTheContract() && BEFORE_ROUTING.contains(status) && answer.isEmpty();
        if (isBeforeRouting) {
            return;
        }
        if (!answer.mediaType().equals(PROBLEM)) {
            findings.add(new Finding("no problem " + status, "'" + answer.mediaType() + "' rather than " + PROBLEM));
            return;
        }
        Optional<JsonNode> body =
                fits(answer, JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"), findings);
        if (body.isEmpty()) {
            return;
        }
        String slug = body.get().path("type").asText();
        if (body.get().path("status").asInt() != status) {
            findings.add(
                    new Finding("other status in the problem", body.get().path("status") + " in an answer " + status));
        }
        if (!Integer.valueOf(status).equals(SLUGS.get(slug))) {
            findings.add(new Finding("unknown problem " + slug, "no such slug with status " + status));
        } else if (documented != null
                && !request.isOutsideTheContract()
                && !documented.problems().contains(slug)) {
            findings.add(
                    new Finding("undocumented problem " + slug, "status " + status + " has " + documented.problems()));
        }
        String text = answer.text();
        INNER_LIFE.stream()
                .filter(word -> text.contains(word) && !request.toString().contains(word))
                .forEach(word -> findings.add(new Finding("tells of our inner life: " + word, text)));
    }

    /** The body, if it is JSON at all. */
    private Optional<JsonNode> fits(Answer answer, JsonNode schema, List<Finding> findings) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            for (Error error : schemas.computeIfAbsent(schema, this::compiled).validate(body)) {
                String where = error.getInstanceLocation().toString().replaceAll("\\d+", "*");
                findings.add(new Finding(
                        "schema " + answer.status() + " " + where + " " + error.getKeyword(),
                        error.getInstanceLocation() + ": " + error.getMessage()));
            }
            return body.isMissingNode() ? Optional.empty() : Optional.of(body);
        } catch (IOException e) {
            findings.add(new Finding("no JSON " + answer.status(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        close(root);
        root.set("components", components);
        return registry.getSchema(root);
    }

    /** Answers may have no more members than are declared: objects allow none beyond, unless a schema says otherwise. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.has("allOf")
                    && !object.has("unevaluatedProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.has("allOf")) {
                object.put("unevaluatedProperties", false);
            }
            object.properties().forEach(member -> {
                if (!member.getKey().equals("allOf") && !member.getKey().equals("examples")) {
                    close(member.getValue());
                }
            });
        } else if (schema instanceof ArrayNode array) {
            array.forEach(AnswerCheck::close);
        }
    }
}
