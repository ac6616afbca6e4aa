package dev.seatledger.contract.api;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.contract.Amended;
import dev.seatledger.contract.Change;
import dev.seatledger.contract.ContractService;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/contract")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
@Tag(name = "Contracts", description = "What changes in a contract, and who asks for it.")
public class AmendmentResource {

    private final ContractService contracts;
    private final CurrentCaller currentCaller;
    private final Idempotency idempotency;

    AmendmentResource(ContractService contracts, CurrentCaller currentCaller, Idempotency idempotency) {
        this.contracts = contracts;
        this.currentCaller = currentCaller;
        this.idempotency = idempotency;
    }

    @POST
    @Path("amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
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
    public Uni<RestResponse<AmendmentResponse>> amend(
            @PathParam("companyId") UUID companyId, @Valid @NotNull AmendmentRequest request) {
        Caller caller = currentCaller.get();
        Function<Amended, RestResponse<AmendmentResponse>> answer =
                amended -> RestResponse.status(RestResponse.Status.CREATED, AmendmentResponse.of(amended));
        Change change = new Change(request.unitType(), request.included(), request.effective());
        return contracts
                .amend(caller.inCompany(companyId), caller.actor(), change, idempotency.of(request, answer))
                .map(answer);
    }

    @POST
    @Path("cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
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
    public Uni<RestResponse<CancellationResponse>> cancel(
            @PathParam("companyId") UUID companyId, @Valid @NotNull CancellationRequest request) {
        Caller caller = currentCaller.get();
        Function<LocalDate, RestResponse<CancellationResponse>> answer =
                endsOn -> RestResponse.status(RestResponse.Status.CREATED, new CancellationResponse(companyId, endsOn));
        return contracts
                .cancel(caller.inCompany(companyId), caller.actor(), request.reason(), idempotency.of(request, answer))
                .map(answer);
    }
}
