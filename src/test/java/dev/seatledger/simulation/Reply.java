package dev.seatledger.simulation;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of the application.
 *
 * @param body missing if there is none
 */
record Reply(int status, JsonNode body) {

    /** Nothing has been done, and it can be asked for again. */
    boolean isOverloaded() {
        return status == 429 || (status == 503 && "overloaded".equals(problem()));
    }

    String problem() {
        return body.path("type").asText();
    }

    /** As another release tells it: what was kept, to the letter; a refusal, which is decided anew, in words of its own. */
    boolean tellsTheSameAs(Reply other) {
        return status == other.status
                && (status < 400 ? body.equals(other.body) : withoutWords(body).equals(withoutWords(other.body)));
    }

    private static JsonNode withoutWords(JsonNode problem) {
        JsonNode copy = problem.deepCopy();
        if (copy instanceof ObjectNode members) {
            members.remove(List.of("title", "detail"));
        }
        for (JsonNode error : copy.path("errors")) {
            ((ObjectNode) error).remove("message");
        }
        return copy;
    }

    /** The body, if the status is this one. */
    JsonNode expect(int expected, String what) {
        if (status != expected) {
            throw new Mismatch("status of " + what, "", expected, this);
        }
        return body;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
