package dev.seatledger.unit.api;

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

import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;
import dev.seatledger.unit.SeatLogPosition;
import dev.seatledger.unit.UnitService;

@Path("/companies/{companyId}/seat-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat log", description = "What happened to the seats, and who did it.")
public class SeatLogResource {

    private final UnitService units;
    private final CurrentCaller caller;

    SeatLogResource(UnitService units, CurrentCaller caller) {
        this.units = units;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listSeatLog", summary = "List what happened to the seats, newest first")
    public Uni<Page<SeatLogEntryResponse>> list(@PathParam("companyId") UUID companyId, @BeanParam PageRequest page) {
        int limit = page.limit();
        UUID company = caller.get().inCompany(companyId);
        return units.seatLog(company, Cursor.parse(page.cursor(), SeatLogPosition::parse), limit + 1)
                .map(found -> Page.of(found, limit, SeatLogPosition::of, SeatLogEntryResponse::of));
    }
}
