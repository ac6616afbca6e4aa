package dev.seatledger.event.api;

import java.time.Duration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.api.Parameters;
import dev.seatledger.shared.problem.DomainFailure;

/** Which part of the feed is asked for. */
public class FeedRequest {

    private static final int MAX_WAIT = 30;

    @QueryParam("after")
    @DefaultValue("0")
    @Parameter(
            description = "The sequence of the last event that you know. Ask for what follows it as often as you like.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0"))
    String after = "0";

    @QueryParam("cursor")
    @Parameter(
            description = "Where to go on: the nextCursor of the page before, instead of after.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(
            description = "How many items at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit = "50";

    @QueryParam("wait")
    @DefaultValue("0")
    @Parameter(
            description = "Seconds to wait for the next event if there is none yet, 0 to 30.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30", defaultValue = "0"))
    String wait = "0";

    /**
     * @throws DomainFailure {@code validation-failed}, also for a cursor beside an event that is not the one it stands for
     */
    long after() {
        long known = sequence("after", after, "must be a whole number, 0 or more");
        if (cursor == null) {
            return known;
        }
        long reached = sequence("cursor", cursor, "must be the nextCursor of a page of this list");
        if (known != 0 && known != reached) {
            throw DomainFailure.invalid("cursor", "must not be given together with another after");
        }
        return reached;
    }

    /**
     * @throws DomainFailure {@code validation-failed}
     */
    int limit() {
        return PageRequest.limit(limit);
    }

    /**
     * @throws DomainFailure {@code validation-failed}
     */
    Duration waitAtMost() {
        return Duration.ofSeconds(Parameters.wholeNumber(wait, 0, MAX_WAIT)
                .orElseThrow(() ->
                        DomainFailure.invalid("wait", "must be a whole number of seconds from 0 to " + MAX_WAIT)));
    }

    private static long sequence(String name, String text, String otherwise) {
        return Parameters.wholeNumber(text, 0, Long.MAX_VALUE)
                .orElseThrow(() -> DomainFailure.invalid(name, otherwise));
    }
}
