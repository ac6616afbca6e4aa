package dev.seatledger.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.seatledger.shared.problem.ProblemType;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every refusal must look like (RFC 9457). */
public final class Problems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    /** The answer is this very problem, complete, without anything of our inner life. */
    public static JsonPath assertProblem(ProblemType expected, Response response) {
        assertEquals(expected.status(), response.statusCode(), response.asString());
        assertTrue(
                response.contentType().startsWith("application/problem+json"), "media type " + response.contentType());
        JsonNode problem = read(response);
        assertEquals(expected.slug(), problem.path("type").asText(), response.asString());
        assertEquals(expected.title(), problem.path("title").asText());
        assertEquals(expected.status(), problem.path("status").asInt());
        assertTrue(problem.path("detail").isTextual(), response.asString());
        assertTrue(
                problem.path("instance").asText().startsWith("/"),
                problem.path("instance").asText());
        assertFalse(problem.has("trace"), response.asString());
        assertTrue(
                !response.asString().contains("Exception")
                        && !response.asString().contains("\tat "),
                response.asString());
        return Json.of(response);
    }

    /** A JsonPath compiles a script for each look at the answer; this is looked at often. */
    private static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.asString(), e);
        }
    }

    /** The answer says that this field of the input is not valid. */
    public static void assertInvalid(String field, Response response) {
        JsonPath problem = assertProblem(ProblemType.VALIDATION_FAILED, response);
        assertTrue(
                problem.getList("errors.field").contains(field), "no error on " + field + ": " + response.asString());
        assertTrue(problem.getList("errors.message").stream()
                .noneMatch(message -> message.toString().isBlank()));
    }
}
