package dev.seatledger.event.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.event.Event;

@Schema(name = "Event", description = "Something that happened. The event feed and webhooks use the same format.")
public record EventResponse(
        @Schema(required = true, minimum = "1", description = "1, 2, 3 … within the company, without gaps.")
        long sequence,

        @Schema(required = true, description = "What kind of event. More kinds may come.")
        String type,

        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "When it happened. For a sandbox company, the time of its test clock.")
        Instant timestamp,

        @Schema(
                required = true,
                description =
                        "Who caused it: the subject of the token, or seatledger for scheduled changes such as rollovers.")
        String actor,

        @Schema(
                required = true,
                description =
                        "Ids and figures. The members depend on the type and are listed under webhooks. Only owners see"
                                + " amounts. New members may be added.")
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
