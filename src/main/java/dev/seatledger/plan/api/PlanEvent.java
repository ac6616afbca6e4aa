package dev.seatledger.plan.api;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;

import dev.seatledger.plan.Plan;

/**
 * A plan as it is sent to every stream.
 *
 * @param bytes the server-sent event; never modified
 */
record PlanEvent(long sequence, Buffer bytes) {

    static PlanEvent of(Plan plan, ObjectMapper json) {
        try {
            String event = "id: " + plan.sequence() + "\nevent: plan\ndata: "
                    + json.writeValueAsString(PlanResponse.of(plan)) + "\n\n";
            return new PlanEvent(plan.sequence(), Buffer.buffer(event.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
