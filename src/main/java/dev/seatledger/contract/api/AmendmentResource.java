package dev.seatledger.contract.api;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.contract.Amendment;
import dev.seatledger.contract.ContractService;
import dev.seatledger.invoice.InvoiceService;
import dev.seatledger.invoice.api.InvoiceResponse;
import dev.seatledger.invoice.creditnote.CreditNoteService;
import dev.seatledger.invoice.creditnote.api.CreditNoteResponse;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/contract")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
@Tag(name = "Contracts")
public class AmendmentResource {

    private final ContractService contracts;
    private final InvoiceService invoices;
    private final CreditNoteService creditNotes;
    private final CurrentCaller currentCaller;

    AmendmentResource(
            ContractService contracts,
            InvoiceService invoices,
            CreditNoteService creditNotes,
            CurrentCaller currentCaller) {
        this.contracts = contracts;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.currentCaller = currentCaller;
    }

    @POST
    @Path("amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.COMMITMENT_BELOW_UNITS,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED,
        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT
    })
    @APIResponseSchema(value = AmendmentResponse.class, responseCode = "201", responseDescription = "Amended")
    @Operation(
            operationId = "amendContract",
            summary = "Change a commitment: at once, billed or credited for the rest of the period, or at renewal")
    public Uni<AmendmentResponse> amend(
            @PathParam("companyId") UUID companyId, @Valid @NotNull AmendmentRequest request) {
        Caller caller = currentCaller.get();
        return contracts
                .amend(
                        caller.inCompany(companyId),
                        caller.actor(),
                        request.unitType(),
                        request.included(),
                        request.effective())
                .chain(this::withDocuments);
    }

    @POST
    @Path("cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.ALREADY_CANCELLED,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED
    })
    @APIResponseSchema(value = CancellationResponse.class, responseCode = "201", responseDescription = "Cancelled")
    @Operation(
            operationId = "cancelContract",
            summary = "Cancel a contract: it ends when it would renew, after the notice of a lower commitment")
    public Uni<CancellationResponse> cancel(
            @PathParam("companyId") UUID companyId, @Valid @NotNull CancellationRequest request) {
        Caller caller = currentCaller.get();
        return contracts
                .cancel(caller.inCompany(companyId), caller.actor(), request.reason())
                .map(endsOn -> new CancellationResponse(companyId, endsOn));
    }

    /** One document after the other: a session does one thing at a time. */
    private Uni<AmendmentResponse> withDocuments(Amendment amendment) {
        UUID companyId = amendment.companyId();
        Uni<List<CreditNoteResponse>> notes = Uni.createFrom().item(List.of());
        for (UUID noteId : amendment.creditNoteIds()) {
            notes = notes.chain(read -> creditNotes.get(companyId, noteId).map(note -> {
                List<CreditNoteResponse> longer = new ArrayList<>(read);
                longer.add(CreditNoteResponse.of(note));
                return longer;
            }));
        }
        return notes.chain(read -> amendment
                .invoiceId()
                .map(id -> invoices.get(companyId, id)
                        .map(invoice -> AmendmentResponse.of(amendment, InvoiceResponse.of(invoice), read)))
                .orElseGet(() -> Uni.createFrom().item(AmendmentResponse.of(amendment, null, read))));
    }
}
