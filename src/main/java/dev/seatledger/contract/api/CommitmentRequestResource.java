package dev.seatledger.contract.api;

import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import dev.seatledger.contract.CommitmentRequest;
import dev.seatledger.contract.ContractService;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/commitment-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contracts")
public class CommitmentRequestResource {

    private final ContractService contracts;
    private final CurrentCaller currentCaller;
    private final Idempotency idempotency;

    CommitmentRequestResource(ContractService contracts, CurrentCaller currentCaller, Idempotency idempotency) {
        this.contracts = contracts;
        this.currentCaller = currentCaller;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed(Roles.OWNER)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONTRACT_ENDED, ProblemType.UNIT_TYPE_NOT_IN_CONTRACT})
    @APIResponseSchema(
            value = CommitmentRequestResponse.class,
            responseCode = "201",
            responseDescription = "The request was recorded")
    @Operation(
            operationId = "requestCommitment",
            summary = "Ask for a different commitment; the vendor's contact decides")
    public Uni<RestResponse<CommitmentRequestResponse>> ask(
            @PathParam("companyId") UUID companyId, @Valid @NotNull NewCommitmentRequest request) {
        Caller caller = currentCaller.get();
        Function<CommitmentRequest, RestResponse<CommitmentRequestResponse>> answer =
                asked -> RestResponse.status(RestResponse.Status.CREATED, CommitmentRequestResponse.of(asked));
        ContractService.Wish wish = new ContractService.Wish(request.unitType(), request.included(), request.reason());
        return contracts
                .request(caller.inCompany(companyId), caller.actor(), wish, idempotency.of(request, answer))
                .map(answer);
    }

    @GET
    @RolesAllowed({Roles.OWNER, Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listCommitmentRequests", summary = "List a company's commitment requests, newest first")
    public Uni<Page<CommitmentRequestResponse>> list(
            @PathParam("companyId") UUID companyId, @BeanParam PageRequest page) {
        int limit = page.limit();
        return contracts
                .listRequests(
                        currentCaller.get().inCompany(companyId),
                        Cursor.parse(page.cursor(), UUID::fromString),
                        limit + 1)
                .map(found -> Page.of(found, limit, CommitmentRequest::requestId, CommitmentRequestResponse::of));
    }

    @PUT
    @Path("{requestId}/decision")
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.ALREADY_DECIDED,
        ProblemType.COMMITMENT_BELOW_UNITS,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED
    })
    @Operation(
            operationId = "decideCommitmentRequest",
            summary =
                    "Approve a commitment request, which amends the contract, or decline it. Repeating the same decision"
                            + " changes nothing")
    public Uni<CommitmentRequestResponse> decide(
            @PathParam("companyId") UUID companyId,
            @PathParam("requestId") UUID requestId,
            @Valid @NotNull DecisionRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        Uni<CommitmentRequest> decided =
                switch (request.decision()) {
                    case APPROVED ->
                        contracts.approve(
                                company,
                                caller.actor(),
                                requestId,
                                new ContractService.Terms(request.effective(), request.comment()));
                    case DECLINED -> contracts.decline(company, caller.actor(), requestId, request.comment());
                };
        return decided.map(CommitmentRequestResponse::of);
    }
}
