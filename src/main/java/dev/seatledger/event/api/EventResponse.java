package dev.seatledger.event.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.event.Event;

@Schema(name = "Event", description = "What happened. Feed and webhooks tell it in the same words.")
public record EventResponse(
        @Schema(required = true, minimum = "1", description = "1, 2, 3 … within the company, without gaps.")
        long sequence,

        @Schema(required = true, description = "What kind of event. More kinds may come.")
        String type,

        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "The company's own time; that of a sandbox company is its clock's.")
        Instant timestamp,

        @Schema(required = true, description = "Who did it: the token's subject, or seatledger for what time brings.")
        String actor,

        @Schema(
                required = true,
                description =
                        "Identifiers and figures; what is there depends on the type, see webhooks. Only owners see"
                                + " amounts. More members may come.")
        Map<String, Object> data) {

    public static EventResponse of(Event event) {
        return new EventResponse(
                event.sequence(),
                event.type(),
                event.companyId(),
                event.at(),
                event.actor(),
                event.details().getMap());
    }
}
