package dev.seatledger.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The committed OpenAPI document, the only thing that requests are made from and answers are held against. */
final class Contract {

    static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/{}]+}");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(operation(
                        path.getKey(), method.getKey(), path.getValue().path("parameters"), method.getValue()))));
    }

    static Contract of(JsonNode document) {
        return new Contract(document);
    }

    static Contract read(Path file) throws IOException {
        return of(new YAMLMapper().readTree(file.toFile()));
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** Follows references; what the contract does not hold is missing. */
    JsonNode resolve(JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved == null ? MissingNode.getInstance() : resolved;
    }

    /** The operation that a request line asks for, whatever way its path is written. HEAD asks for what GET does. */
    Optional<Operation> asked(String method, String target) {
        String path = Targets.plainPath(target);
        String verb = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.method().equals(verb))
                .filter(operation -> matches(operation.path(), path))
                .min((one, other) -> parameters(one.path()) - parameters(other.path()));
    }

    /** Whether some operation lies at the path. */
    boolean hasPath(String target) {
        String path = Targets.plainPath(target);
        return operations.stream().anyMatch(operation -> matches(operation.path(), path));
    }

    private static int parameters(String template) {
        return (int) PARAMETER.matcher(template).results().count();
    }

    private static boolean matches(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean isParameter = PARAMETER.matcher(expected[i]).matches();
            if (isParameter ? actual[i].isEmpty() : !expected[i].equals(actual[i])) {
                return false;
            }
        }
        return true;
    }

    private Operation operation(String path, String method, JsonNode shared, JsonNode node) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(shared, node.path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = resolve(each);
                parameters.add(new Operation.Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        parameter.path("schema")));
            }
        }
        Map<String, Operation.Body> bodies = new LinkedHashMap<>();
        resolve(node.path("requestBody")).path("content").properties().forEach(media -> {
            List<JsonNode> examples = new ArrayList<>();
            media.getValue()
                    .path("examples")
                    .forEach(example -> examples.add(resolve(example).path("value")));
            bodies.put(media.getKey(), new Operation.Body(media.getValue().path("schema"), examples));
        });
        Map<Integer, Operation.Response> responses = new TreeMap<>();
        node.path("responses")
                .properties()
                .forEach(response ->
                        responses.put(Integer.valueOf(response.getKey()), response(resolve(response.getValue()))));
        Set<String> roles = new TreeSet<>();
        node.path("security")
                .forEach(requirement -> requirement.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
        return new Operation(
                node.path("operationId").asText(method + " " + path),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies,
                responses,
                roles);
    }

    private static Operation.Response response(JsonNode response) {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        Set<String> problems = new TreeSet<>();
        response.path("content").properties().forEach(media -> {
            content.put(
                    media.getKey().toLowerCase(Locale.ROOT), media.getValue().path("schema"));
            if (media.getKey().equals(AnswerCheck.PROBLEM)) {
                media.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> problems.add(
                                example.getValue().path("value").path("type").asText(example.getKey())));
            }
        });
        return new Operation.Response(content, problems);
    }
}
