package dev.seatledger.unit.api;

import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.api.Texts;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.limit.LimitsConfig;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.problem.api.Problem;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;
import dev.seatledger.unit.ChangedUnits;
import dev.seatledger.unit.HeldUnits;
import dev.seatledger.unit.PreviewToken;
import dev.seatledger.unit.UnitOperation;
import dev.seatledger.unit.UnitOrder;
import dev.seatledger.unit.UnitOutcome;
import dev.seatledger.unit.UnitRecord;
import dev.seatledger.unit.UnitService;
import dev.seatledger.unit.VersionCheck;

@Path("/units")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OWNER, Roles.PARTNER, Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
@Tag(name = "Units", description = "The users and phone numbers that occupy seats.")
public class UnitResource {

    private static final String COMPANY_ID =
            "The company. Required with a back-office token; otherwise taken from the token.";

    private final UnitService units;
    private final CurrentCaller currentCaller;
    private final Idempotency idempotency;
    private final LimitsConfig limits;

    UnitResource(UnitService units, CurrentCaller currentCaller, Idempotency idempotency, LimitsConfig limits) {
        this.units = units;
        this.limits = limits;
        this.currentCaller = currentCaller;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.COMPANY_SUSPENDED,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED,
        ProblemType.EXTERNAL_ID_TAKEN,
        ProblemType.GUARDRAIL_BLOCKS,
        ProblemType.INVOICE_OVERDUE,
        ProblemType.PREVIEW_OUTDATED,
        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT
    })
    @APIResponseSchema(
            value = AddedUnitResponse.class,
            responseCode = "201",
            responseDescription = "The unit was added")
    @APIResponse(
            responseCode = "202",
            description = "Held: an owner has to approve it first",
            content = @Content(schema = @Schema(implementation = ApprovalResponse.class)))
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(operationId = "addUnit", summary = "Add a unit; if no paid seat is free, a seat is bought and billed")
    public Uni<RestResponse<Object>> add(@Valid @NotNull AddUnitRequest request) {
        Caller caller = currentCaller.get();
        UnitOperation operation = UnitOperation.add(request.toNewUnit(""));
        Function<UnitOutcome, RestResponse<Object>> answer =
                outcome -> answer(outcome, changed -> created(AddedUnitResponse.of(changed, caller.isOwner())));
        return units.change(
                        order(caller, request.companyId(), operation, request.previewToken()),
                        idempotency.of(request, answer))
                .map(answer);
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Idempotent
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.COMPANY_SUSPENDED,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED,
        ProblemType.EXTERNAL_ID_TAKEN,
        ProblemType.GUARDRAIL_BLOCKS,
        ProblemType.INVOICE_OVERDUE,
        ProblemType.PREVIEW_OUTDATED,
        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT
    })
    @APIResponseSchema(
            value = BatchResponse.class,
            responseCode = "200",
            responseDescription = "The units were removed and added")
    @APIResponse(
            responseCode = "202",
            description = "Held: an owner has to approve it first",
            content = @Content(schema = @Schema(implementation = ApprovalResponse.class)))
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(
            operationId = "changeUnits",
            summary = "Remove and add units in one step, all or nothing, with at most one invoice")
    public Uni<RestResponse<Object>> batch(@Valid @NotNull BatchRequest request) {
        Caller caller = currentCaller.get();
        Function<UnitOutcome, RestResponse<Object>> answer =
                outcome -> answer(outcome, changed -> RestResponse.ok(BatchResponse.of(changed, caller.isOwner())));
        return units.change(
                        order(
                                caller,
                                request.companyId(),
                                request.toOperation(limits.batchSize()),
                                request.previewToken()),
                        idempotency.of(request, answer))
                .map(answer);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.COMPANY_SUSPENDED,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED,
        ProblemType.EXTERNAL_ID_TAKEN,
        ProblemType.GUARDRAIL_BLOCKS,
        ProblemType.INVOICE_OVERDUE,
        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT
    })
    @Operation(
            operationId = "previewUnits",
            summary = "Preview the cost of adding a unit or a batch, without changing anything")
    public Uni<PreviewResponse> preview(@Valid @NotNull PreviewRequest request) {
        Caller caller = currentCaller.get();
        return units.preview(order(caller, request.companyId(), request.toOperation(limits.batchSize()), null))
                .map(preview -> PreviewResponse.of(preview, caller.isOwner()));
    }

    @POST
    @Path("{unitId}/replacement")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.COMPANY_SUSPENDED,
        ProblemType.CONTRACT_ENDED,
        ProblemType.CONTRACT_NOT_STARTED,
        ProblemType.EXTERNAL_ID_TAKEN
    })
    @APIResponseSchema(
            value = AddedUnitResponse.class,
            responseCode = "201",
            responseDescription = "The unit was replaced")
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(
            operationId = "replaceUnit",
            summary = "Replace a unit with another one in the same seat, free of charge")
    public Uni<RestResponse<Object>> replace(
            @PathParam("unitId") UUID unitId, @Valid @NotNull ReplacementRequest request) {
        Caller caller = currentCaller.get();
        UUID companyId = caller.companyOr(request.companyId());
        Function<ChangedUnits, RestResponse<Object>> answer =
                changed -> created(AddedUnitResponse.of(changed, caller.isOwner()));
        return units.replace(companyId, caller.actor(), unitId, request.toOccupant(), idempotency.of(request, answer))
                .map(answer);
    }

    @GET
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listUnits", summary = "List the units, oldest first")
    public Uni<Page<UnitResponse>> list(
            @QueryParam("companyId") @Parameter(description = COMPANY_ID) @Nullable UUID companyId,
            @QueryParam("type") @Parameter(description = "Return only units of this type.") @Nullable UnitType type,
            @QueryParam("externalId")
                    @Parameter(
                            description =
                                    "Return only the unit with this externalId, whatever its type and costCenter.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = AddUnitRequest.MAX_EXTERNAL_ID))
                    @Nullable
                    String externalId,
            @QueryParam("costCenter")
                    @Parameter(
                            description = "Return only units with exactly this costCenter.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = AddUnitRequest.MAX_COST_CENTER))
                    @Nullable
                    String costCenter,
            @BeanParam PageRequest page) {
        int limit = page.limit();
        UUID company = currentCaller.get().companyOr(companyId);
        String ofCostCenter =
                costCenter == null ? null : Texts.storable("costCenter", costCenter, AddUnitRequest.MAX_COST_CENTER);
        if (externalId != null) {
            return units.findByExternalId(
                            company, Texts.storable("externalId", externalId, AddUnitRequest.MAX_EXTERNAL_ID))
                    .map(found -> Page.of(found, limit, UnitRecord::unitId, UnitResponse::of));
        }
        return units.list(company, type, ofCostCenter, Cursor.parse(page.cursor(), UUID::fromString), limit + 1)
                .map(found -> Page.of(found, limit, UnitRecord::unitId, UnitResponse::of));
    }

    @GET
    @Path("{unitId}")
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(operationId = "getUnit", summary = "Read a unit")
    public Uni<RestResponse<UnitResponse>> get(
            @PathParam("unitId") UUID unitId,
            @QueryParam("companyId") @Parameter(description = COMPANY_ID) @Nullable UUID companyId) {
        return units.get(currentCaller.get().companyOr(companyId), unitId).map(UnitResource::tagged);
    }

    @PATCH
    @Path("{unitId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_REQUIRED})
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(
            operationId = "changeUnit",
            summary = "Change a unit's name, e-mail address, phone number or cost center")
    public Uni<RestResponse<UnitResponse>> change(
            @PathParam("unitId") UUID unitId,
            @QueryParam("companyId") @Parameter(description = COMPANY_ID) @Nullable UUID companyId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag you last read for this unit.", required = true)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull ChangeUnitRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.companyOr(companyId);
        VersionCheck check = versionIn(EntityTag.required(ifMatch, "unit"));
        return units.rename(company, caller.actor(), unitId, request.toChanges(), check)
                .map(UnitResource::tagged);
    }

    @DELETE
    @Path("{unitId}")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.PRECONDITION_FAILED})
    @Operation(operationId = "deleteUnit", summary = "Remove a unit; its seat stays paid for and can be used again")
    public Uni<Void> delete(
            @PathParam("unitId") UUID unitId,
            @QueryParam("companyId") @Parameter(description = COMPANY_ID) @Nullable UUID companyId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Delete the unit only if this is still its ETag.")
                    @Nullable
                    String ifMatch) {
        Caller caller = currentCaller.get();
        VersionCheck check = ifMatch == null ? VersionCheck.NONE : versionIn(ifMatch);
        return units.remove(caller.companyOr(companyId), caller.actor(), unitId, check)
                .replaceWithVoid();
    }

    private static VersionCheck versionIn(String ifMatch) {
        return version -> EntityTag.matches(ifMatch, version);
    }

    /**
     * The company is the token's; the back office names it.
     *
     * @throws DomainFailure {@code validation-failed} for a preview token of others than owners: who tries some learns the price (R3)
     */
    private static UnitOrder order(
            Caller caller, @Nullable UUID companyId, UnitOperation operation, @Nullable String previewToken) {
        if (previewToken != null && !caller.isOwner()) {
            throw DomainFailure.invalid("previewToken", "is only allowed for owners");
        }
        return new UnitOrder(
                caller.companyOr(companyId),
                caller.actor(),
                operation,
                previewToken == null ? null : PreviewToken.parse(previewToken));
    }

    private static RestResponse<Object> answer(
            UnitOutcome outcome, Function<ChangedUnits, RestResponse<Object>> carriedOut) {
        if (outcome instanceof HeldUnits held) {
            ApprovalResponse approval = ApprovalResponse.of(held.companyId(), held.approval(), false);
            return ResponseBuilder.create(RestResponse.Status.ACCEPTED, (Object) approval)
                    .header(HttpHeaders.LOCATION, "/companies/" + held.companyId() + "/approvals/" + approval.id())
                    .build();
        }
        return carriedOut.apply((ChangedUnits) outcome);
    }

    private static RestResponse<Object> created(AddedUnitResponse added) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, (Object) added)
                .header(HttpHeaders.LOCATION, "/units/" + added.unit().id())
                .build();
    }

    private static RestResponse<UnitResponse> tagged(UnitRecord unit) {
        return ResponseBuilder.ok(UnitResponse.of(unit))
                .header(HttpHeaders.ETAG, EntityTag.of(unit.version()))
                .build();
    }
}
