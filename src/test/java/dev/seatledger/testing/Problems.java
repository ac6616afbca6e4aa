package dev.seatledger.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.seatledger.shared.problem.ProblemType;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every refusal must look like (RFC 9457). */
public final class Problems {

    private Problems() {}

    /** The answer is this very problem, complete, without anything of our inner life. */
    public static JsonPath assertProblem(ProblemType expected, Response response) {
        assertEquals(expected.status(), response.statusCode(), response.asString());
        assertTrue(
                response.contentType().startsWith("application/problem+json"), "media type " + response.contentType());
        JsonPath problem = response.jsonPath();
        assertEquals(expected.slug(), problem.getString("type"), response.asString());
        assertEquals(expected.title(), problem.getString("title"));
        assertEquals(expected.status(), problem.getInt("status"));
        assertNotNull(problem.getString("detail"));
        assertTrue(problem.getString("instance").startsWith("/"), problem.getString("instance"));
        assertNull(problem.get("trace"));
        assertTrue(
                !response.asString().contains("Exception")
                        && !response.asString().contains("\tat "),
                response.asString());
        return problem;
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
