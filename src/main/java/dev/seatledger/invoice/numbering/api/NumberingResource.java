package dev.seatledger.invoice.numbering.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.invoice.numbering.DocumentSeries;
import dev.seatledger.invoice.numbering.NumberingAudit;
import dev.seatledger.shared.security.Roles;

@Path("/numbering/{series}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class NumberingResource {

    private final NumberingAudit numbering;

    NumberingResource(NumberingAudit numbering) {
        this.numbering = numbering;
    }

    @GET
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Cancellable(false)
    @Operation(
            operationId = "auditNumbering",
            summary =
                    "Check that a number series has no gaps or duplicates, is in order, and that no document has been altered")
    public Uni<NumberingAuditResponse> audit(@PathParam("series") DocumentSeries series) {
        return numbering.audit(series).map(reports -> NumberingAuditResponse.of(series, reports));
    }
}
