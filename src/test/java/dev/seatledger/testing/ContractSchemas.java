package dev.seatledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

/**
 * Whether JSON fits the committed contract, whose schemas are JSON Schema 2020-12. Members that the contract does not declare do not fit,
 * for nobody could know of them.
 */
public final class ContractSchemas {

    public static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    private static final String CONTRACT = "urn:seatledger:contract";

    private final JsonNode contract;
    private final SchemaRegistry registry;

    private ContractSchemas(JsonNode contract) {
        this.contract = contract;
        this.registry = SchemaRegistry.withDefaultDialect(
                // What is not a schema in the contract is no business of the validator.
                Dialect.builder(Dialects.getDraft202012())
                        .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                        .build(),
                builder -> builder.schemas(Map.of(CONTRACT, contract.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static ContractSchemas committed() {
        try {
            return new ContractSchemas(new YAMLMapper().readTree(COMMITTED.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode contract() {
        return contract;
    }

    /** By operation id. */
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        contract.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(method -> {
                    Operation operation =
                            new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
                    operations.put(operation.id(), operation);
                }));
        return operations;
    }

    /** What of the value does not fit the schema at this JSON pointer into the contract. */
    public List<String> misfits(String pointer, JsonNode value) {
        List<String> misfits = new ArrayList<>();
        registry.getSchema(SchemaLocation.of(CONTRACT + "#" + pointer))
                .validate(value.toString(), InputFormat.JSON)
                .forEach(error -> misfits.add(error.getInstanceLocation() + ": " + error.getMessage()));
        addUndeclared("", List.of(contract.at(pointer)), value, misfits);
        return misfits;
    }

    /** Where the members of two values differ, other than by members that may be absent. */
    public List<String> differences(String pointer, JsonNode example, JsonNode real) {
        List<String> differences = new ArrayList<>();
        addDifferences("", List.of(contract.at(pointer)), example, real, differences);
        return differences;
    }

    private void addUndeclared(String at, List<JsonNode> schemas, JsonNode value, List<String> misfits) {
        if (value.isArray()) {
            int index = 0;
            for (JsonNode item : value) {
                addUndeclared(at + "/" + index++, itemsOf(schemas), item, misfits);
            }
        }
        value.properties().forEach(member -> {
            List<JsonNode> declared = memberOf(schemas, member.getKey());
            if (declared.isEmpty()) {
                // Whatever is in a member that may be anything may be there, too.
                if (!isOpen(schemas)) {
                    misfits.add(at + "/" + member.getKey() + ": is not declared");
                }
            } else {
                addUndeclared(at + "/" + member.getKey(), declared, member.getValue(), misfits);
            }
        });
    }

    private void addDifferences(
            String at, List<JsonNode> schemas, JsonNode example, JsonNode real, List<String> differences) {
        if (example.isArray() && !example.isEmpty()) {
            if (real.isEmpty()) {
                differences.add(at + ": the example has items, the answer has none");
            } else {
                addDifferences(at + "/0", itemsOf(schemas), example.get(0), real.get(0), differences);
            }
        } else if (example.isObject() && !real.isObject()) {
            differences.add(at + ": the example has an object, the answer " + real.getNodeType());
        } else if (example.isObject()) {
            Stream.concat(example.propertyStream(), real.propertyStream())
                    .map(Map.Entry::getKey)
                    .distinct()
                    .forEach(name -> {
                        if (example.has(name) && real.has(name)) {
                            addDifferences(
                                    at + "/" + name,
                                    memberOf(schemas, name),
                                    example.get(name),
                                    real.get(name),
                                    differences);
                        } else if (isRequired(schemas, name)) {
                            differences.add(
                                    at + "/" + name + ": only in the " + (example.has(name) ? "example" : "answer"));
                        }
                    });
        }
    }

    private List<JsonNode> memberOf(List<JsonNode> schemas, String name) {
        return schemas.stream()
                .flatMap(this::alternatives)
                .map(schema -> schema.path("properties").path(name))
                .filter(schema -> !schema.isMissingNode())
                .toList();
    }

    private List<JsonNode> itemsOf(List<JsonNode> schemas) {
        return schemas.stream()
                .flatMap(this::alternatives)
                .map(schema -> schema.path("items"))
                .filter(schema -> !schema.isMissingNode())
                .toList();
    }

    /** Whether any members may come: what the keys of a map are is not declared. */
    private boolean isOpen(List<JsonNode> schemas) {
        return schemas.stream().flatMap(this::alternatives).anyMatch(schema -> {
            JsonNode more = schema.path("additionalProperties");
            return more.isObject() || more.asBoolean(false);
        });
    }

    private boolean isRequired(List<JsonNode> schemas, String name) {
        return schemas.stream()
                .flatMap(this::alternatives)
                .flatMap(schema -> Stream.of(schema.path("required")))
                .anyMatch(required -> contains(required, name));
    }

    private static boolean contains(JsonNode array, String text) {
        for (Iterator<JsonNode> items = array.elements(); items.hasNext(); ) {
            if (items.next().asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** The schema without references and choices: all that it may stand for. */
    private Stream<JsonNode> alternatives(JsonNode schema) {
        List<JsonNode> parts = new ArrayList<>();
        parts.add(schema);
        if (schema.has("$ref")) {
            parts.addAll(alternatives(contract.at(schema.get("$ref").asText().substring(1)))
                    .toList());
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(choice).forEach(part -> parts.addAll(alternatives(part).toList()));
        }
        return parts.stream();
    }

    /** JSON pointers escape what separates them. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** An operation of the contract, and where its parts are. */
    public record Operation(String method, String path, JsonNode body) {

        public String id() {
            return body.path("operationId").asText();
        }

        public String pointer() {
            return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
        }

        /** The status of success; the lowest if there are several. */
        public int success() {
            return body.path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .mapToInt(Integer::parseInt)
                    .min()
                    .orElseThrow();
        }

        public String schemaOf(int status, String mediaType) {
            return pointer() + "/responses/" + status + "/content/" + escaped(mediaType) + "/schema";
        }

        /** Whether it answers with events, without an end. */
        public boolean isStream() {
            return response(success()).path("content").has(EventStream.MEDIA_TYPE);
        }

        public JsonNode response(int status) {
            return body.path("responses").path(String.valueOf(status));
        }

        /** The first example of the request, if it has a body. */
        public Map<String, ObjectNode> requestExamples() {
            Map<String, ObjectNode> examples = new LinkedHashMap<>();
            body.path("requestBody").path("content").properties().forEach(media -> media.getValue()
                    .path("examples")
                    .forEach(example ->
                            examples.putIfAbsent(media.getKey(), ((ObjectNode) example.path("value")).deepCopy())));
            return examples;
        }
    }
}
