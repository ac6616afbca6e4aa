package dev.seatledger.unit.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.ledger.Approval;
import dev.seatledger.ledger.ApprovalStatus;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;
import dev.seatledger.unit.ApprovalService;

@Path("/companies/{companyId}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals", description = "What owners want to be asked about, and what waits for them.")
public class ApprovalResource {

    private final ApprovalService approvals;
    private final CurrentCaller currentCaller;

    ApprovalResource(ApprovalService approvals, CurrentCaller currentCaller) {
        this.approvals = approvals;
        this.currentCaller = currentCaller;
    }

    @GET
    @RolesAllowed({Roles.OWNER, Roles.ADMIN, Roles.PARTNER})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listApprovals", summary = "List the adds that were held, newest first")
    public Uni<Page<ApprovalResponse>> list(
            @PathParam("companyId") UUID companyId,
            @QueryParam("status") @Parameter(description = "Only those of this status.") @Nullable
                    ApprovalStatus status,
            @BeanParam PageRequest page) {
        int limit = page.limit();
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        return approvals
                .list(company, status, Cursor.parse(page.cursor(), UUID::fromString), limit + 1)
                .map(found -> Page.of(
                        found,
                        limit,
                        Approval::approvalId,
                        approval -> ApprovalResponse.of(company, approval, caller.isOwner())));
    }

    @GET
    @Path("{approvalId}")
    @RolesAllowed({Roles.OWNER, Roles.ADMIN, Roles.PARTNER})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "getApproval", summary = "Read an add that was held, and what became of it")
    public Uni<ApprovalResponse> get(@PathParam("companyId") UUID companyId, @PathParam("approvalId") UUID approvalId) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        return approvals
                .get(company, approvalId)
                .map(approval -> ApprovalResponse.of(company, approval, caller.isOwner()));
    }

    @PUT
    @Path("{approvalId}/decision")
    @RolesAllowed(Roles.OWNER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.APPROVAL_ALREADY_DECIDED,
        ProblemType.COMPANY_SUSPENDED,
        ProblemType.CONFLICT,
        ProblemType.CONTRACT_ENDED,
        ProblemType.EXTERNAL_ID_TAKEN,
        ProblemType.GUARDRAIL_BLOCKS,
        ProblemType.INVOICE_OVERDUE,
        ProblemType.PREVIEW_OUTDATED
    })
    @Operation(
            operationId = "decideApproval",
            summary = "Approve an add, which is carried out and charged now, or decline it. Once more changes nothing")
    public Uni<ApprovalResponse> decide(
            @PathParam("companyId") UUID companyId,
            @PathParam("approvalId") UUID approvalId,
            @Valid @NotNull ApprovalDecisionRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        Uni<Approval> decided =
                switch (request.decision()) {
                    case APPROVED ->
                        approvals.approve(company, caller.actor(), approvalId, request.comment(), request.pinned());
                    case DECLINED -> approvals.decline(company, caller.actor(), approvalId, request.comment());
                };
        return decided.map(approval -> ApprovalResponse.of(company, approval, caller.isOwner()));
    }
}
