package dev.seatledger.event.api;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.event.Event;
import dev.seatledger.event.EventFeed;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What happened, in order, for machines.")
public class EventResource {

    private final EventFeed feed;
    private final CurrentCaller currentCaller;

    EventResource(EventFeed feed, CurrentCaller currentCaller) {
        this.feed = feed;
        this.currentCaller = currentCaller;
    }

    @GET
    @RolesAllowed({Roles.OWNER, Roles.PARTNER})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(
            operationId = "listEvents",
            summary = "List what happened after an event, oldest first, and wait for the next one if there is none")
    public Uni<Page<EventResponse>> list(@PathParam("companyId") UUID companyId, @BeanParam FeedRequest request) {
        int limit = request.limit();
        Caller caller = currentCaller.get();
        return feed.listAfter(caller.inCompany(companyId), request.after(), limit + 1, request.waitAtMost())
                .map(found -> page(found, limit, caller.isOwner()));
    }

    /** The cursor is a sequence, so that whoever has kept that of an event needs no cursor. */
    private static Page<EventResponse> page(List<Event> found, int limit, boolean seesAmounts) {
        List<Event> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? String.valueOf(shown.get(limit - 1).sequence()) : null;
        return new Page<>(
                shown.stream()
                        .map(event -> seesAmounts ? event : event.withoutAmounts())
                        .map(EventResponse::of)
                        .toList(),
                next);
    }
}
