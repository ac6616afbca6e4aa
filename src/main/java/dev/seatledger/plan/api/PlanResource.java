package dev.seatledger.plan.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.plan.Plan;
import dev.seatledger.plan.PlanService;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.Parameters;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan", description = "What an owner watches.")
public class PlanResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final PlanService plans;
    private final PlanStreams streams;
    private final CurrentCaller caller;

    PlanResource(PlanService plans, PlanStreams streams, CurrentCaller caller) {
        this.plans = plans;
        this.streams = streams;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponseSchema(value = PlanResponse.class, responseCode = "200", responseDescription = "The plan")
    @APIResponse(responseCode = "304", description = "The plan still is as you know it")
    @SendsHeaders({HeaderGroup.VERSION, HeaderGroup.REVALIDATED})
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
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponse(
            responseCode = "200",
            description =
                    "The plan as it is, and again after each change: events called plan, each with the sequence of"
                            + " the plan as its id and the Plan as JSON in its data. Changes that come together are one event, ten"
                            + " a second at most. A comment every 15 seconds says that the stream is there. It ends when the token"
                            + " expires or the instance does: connect again.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            description = "Server-sent events, the data of each a Plan.")))
    @SendsHeaders(HeaderGroup.STREAM)
    @Operation(operationId = "streamPlan", summary = "Watch the plan: as it is now, and again after each change")
    public Uni<RestResponse<PlanStream>> stream(
            @PathParam("companyId") UUID companyId,
            @HeaderParam(LAST_EVENT_ID)
                    @Parameter(
                            description =
                                    "The id of the last event that you have had. The plan as it is now comes in any"
                                            + " case, so nothing is missed.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @Nullable
                    String lastEventId,
            @Context RoutingContext request) {
        return streams.open(caller.get().inCompany(companyId), seen(lastEventId), caller.validUntil(), request)
                .map(stream -> ResponseBuilder.ok(stream)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        // Proxies that collect answers would hold up what must not be late.
                        .header("X-Accel-Buffering", "no")
                        .build());
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

    @GET
    @Path("history")
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(
            operationId = "getPlanHistory",
            summary = "Read how many units existed, were included and were paid for, day by day")
    public Uni<PlanHistoryResponse> history(@PathParam("companyId") UUID companyId, @BeanParam HistoryRequest request) {
        UUID company = caller.get().inCompany(companyId);
        return plans.history(company, request.unitType(), request.days()).map(PlanHistoryResponse::of);
    }

    private static long seen(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return 0;
        }
        return Parameters.wholeNumber(lastEventId, 0, Long.MAX_VALUE)
                .orElseThrow(() ->
                        DomainFailure.invalid(LAST_EVENT_ID, "must be the id of an event: a whole number, 0 or more"));
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
