package dev.seatledger.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the contract says of one operation.
 *
 * @param path a template: {@code /units/{unitId}}
 * @param bodies of requests, by media type
 * @param responses by status
 * @param roles that may call; empty if everybody may
 */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, Body> bodies,
        Map<Integer, Response> responses,
        Set<String> roles) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    record Body(JsonNode schema, List<JsonNode> examples) {}

    /**
     * @param content schemas by media type; none where the answer has no body
     * @param problems the slugs that this status is documented with
     */
    record Response(Map<String, JsonNode> content, Set<String> problems) {}

    /** Unlike a stream, which has no end. */
    boolean answersJson() {
        Response success = responses.get(200);
        return success != null && success.content().containsKey("application/json");
    }

    /** What a client asks for that was generated from the contract. */
    String accepted() {
        boolean isStream =
                responses.containsKey(200) && responses.get(200).content().containsKey("text/event-stream");
        return (isStream ? "text/event-stream" : "application/json") + ", application/problem+json";
    }

    boolean changes() {
        return !method.equals("GET");
    }
}
