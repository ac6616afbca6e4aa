package dev.seatledger.unit.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.CompanyState;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;
import dev.seatledger.unit.ApprovalService;

@Path("/companies/{companyId}/plan/guardrails")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OWNER)
@Tag(name = "Approvals")
public class GuardrailsResource {

    private final ApprovalService approvals;
    private final CurrentCaller currentCaller;

    GuardrailsResource(ApprovalService approvals, CurrentCaller currentCaller) {
        this.approvals = approvals;
        this.currentCaller = currentCaller;
    }

    @GET
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(operationId = "getGuardrails", summary = "Read what happens when an add would be charged")
    public Uni<RestResponse<GuardrailsResponse>> get(@PathParam("companyId") UUID companyId) {
        return approvals.guardrails(currentCaller.get().inCompany(companyId)).map(GuardrailsResource::tagged);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.PRECONDITION_FAILED,
        ProblemType.PRECONDITION_REQUIRED,
        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT
    })
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(
            operationId = "changeGuardrails",
            summary = "Decide what happens when an add would be charged: allow it, hold it for approval, or block it")
    public Uni<RestResponse<GuardrailsResponse>> change(
            @PathParam("companyId") UUID companyId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag of the guardrails as you know them.", required = true)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull GuardrailsRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        String known = EntityTag.required(ifMatch, "guardrails");
        return approvals
                .changeGuardrails(
                        company, caller.actor(), request.toRules(), version -> EntityTag.matches(known, version))
                .map(GuardrailsResource::tagged);
    }

    private static RestResponse<GuardrailsResponse> tagged(CompanyState state) {
        return ResponseBuilder.ok(GuardrailsResponse.of(state))
                .header(HttpHeaders.ETAG, EntityTag.of(state.guardrails().version()))
                .build();
    }
}
