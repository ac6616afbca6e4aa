package dev.seatledger.invoice.creditnote.api;

import java.util.UUID;

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

import dev.seatledger.invoice.creditnote.CreditNoteService;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/credit-notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credit notes")
public class CreditNoteResource {

    private final CreditNoteService creditNotes;
    private final CurrentCaller caller;

    CreditNoteResource(CreditNoteService creditNotes, CurrentCaller caller) {
        this.creditNotes = creditNotes;
        this.caller = caller;
    }

    @GET
    @Path("{creditNoteId}")
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "getCreditNote", summary = "Read a credit note with its explained lines")
    public Uni<CreditNoteResponse> get(@PathParam("creditNoteId") UUID creditNoteId) {
        return creditNotes.get(caller.get().companyOr(null), creditNoteId).map(CreditNoteResponse::of);
    }
}
