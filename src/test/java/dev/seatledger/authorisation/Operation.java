package dev.seatledger.authorisation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.seatledger.testing.EventStream;

/**
 * An operation as the contract has it.
 *
 * @param roles who may call it; empty for everybody
 * @param description what the contract tells people about who may call it
 * @param namesCompany where it takes a company that is not in its path: {@code ?companyId}, {@code /companyId} or nothing
 * @param requiredHeaders names
 * @param successes the statuses of success
 * @param isStream whether success has no end
 */
record Operation(
        String id,
        String method,
        String path,
        Set<String> roles,
        String description,
        Set<String> namesCompany,
        Set<String> requiredHeaders,
        Set<Integer> successes,
        boolean takesBody,
        boolean isStream) {

    private static final Path CONTRACT = Path.of("openapi", "openapi.yaml");
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** By their ids. */
    static Map<String, Operation> all() {
        try {
            JsonNode contract = new YAMLMapper().readTree(CONTRACT.toFile());
            Map<String, Operation> operations = new TreeMap<>();
            contract.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(method -> read(contract, path.getKey(), method.getKey(), method.getValue()))
                    .forEach(operation -> operations.put(operation.id, operation)));
            return operations;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Operation read(JsonNode contract, String path, String method, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.path("security").forEach(scheme -> scheme.path("bearer").forEach(role -> roles.add(role.asText())));
        Set<String> namesCompany = new HashSet<>();
        Set<String> requiredHeaders = new HashSet<>();
        operation.path("parameters").forEach(named -> {
            JsonNode parameter = resolved(contract, named);
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (in.equals("query") && name.equals("companyId")) {
                namesCompany.add("?companyId");
            }
            if (in.equals("header") && parameter.path("required").asBoolean()) {
                requiredHeaders.add(name);
            }
        });
        JsonNode body = operation.path("requestBody");
        JsonNode schema = resolved(contract, body.at("/content/application~1json/schema"));
        if (schema.path("properties").has("companyId") && !roles.isEmpty()) {
            namesCompany.add("/companyId");
        }
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                roles,
                operation.path("description").asText(),
                namesCompany,
                requiredHeaders,
                StreamSupport.stream(operation.path("responses").properties().spliterator(), false)
                        .map(Map.Entry::getKey)
                        .filter(status -> status.startsWith("2"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()),
                !body.isMissingNode(),
                operation.at("/responses/200/content").has(EventStream.MEDIA_TYPE));
    }

    private static JsonNode resolved(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    List<String> pathParameters() {
        return PATH_PARAMETER
                .matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    boolean isForEverybody() {
        return roles.isEmpty();
    }

    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
