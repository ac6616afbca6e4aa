package dev.seatledger.simulation;

import com.fasterxml.jackson.databind.JsonNode;

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
