package dev.seatledger.invoice.recurring.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.invoice.recurring.RecurringRun;
import dev.seatledger.shared.security.Roles;

@Path("/recurring-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "For whoever runs the service.")
public class RecurringRunResource {

    private final RecurringRun recurringRun;

    RecurringRunResource(RecurringRun recurringRun) {
        this.recurringRun = recurringRun;
    }

    @POST
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Cancellable(false)
    @Operation(
            operationId = "runRecurring",
            summary =
                    "Roll over all companies that are due, now rather than with the next regular run; once more does no harm")
    public Uni<RecurringRunResponse> run() {
        return recurringRun.run().map(RecurringRunResponse::of);
    }
}
