package dev.seatledger.plan.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.plan.Plan;
import dev.seatledger.plan.PlanService;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
public class PlanResource {

    private final PlanService plans;
    private final CurrentCaller caller;

    PlanResource(PlanService plans, CurrentCaller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponseSchema(value = PlanResponse.class, responseCode = "200", responseDescription = "The plan")
    @APIResponse(responseCode = "304", description = "The plan still is as you know it")
    @Operation(
            operationId = "getPlan",
            summary = "Read the plan: units that exist, that are included, that are additional")
    public Uni<RestResponse<PlanResponse>> get(
            @PathParam("companyId") UUID companyId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Parameter(description = "The ETag of the plan as you know it.")
                    @Nullable
                    String ifNoneMatch) {
        return plans.get(caller.get().inCompany(companyId)).map(plan -> answer(plan, ifNoneMatch));
    }

    @GET
    @Path("forecast")
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONTRACT_ENDED})
    @Operation(operationId = "getForecast", summary = "Read the next recurring invoice as it would be issued now")
    public Uni<ForecastResponse> forecast(@PathParam("companyId") UUID companyId) {
        return plans.forecast(caller.get().inCompany(companyId)).map(ForecastResponse::of);
    }

    private static RestResponse<PlanResponse> answer(Plan plan, @Nullable String ifNoneMatch) {
        ResponseBuilder<PlanResponse> response = EntityTag.matches(ifNoneMatch, plan.sequence())
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(PlanResponse.of(plan));
        return response.header(HttpHeaders.ETAG, EntityTag.of(plan.sequence()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
