package dev.seatledger.company.api;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.company.Company;
import dev.seatledger.company.CompanyService;
import dev.seatledger.company.Onboarding;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.Instants;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.config.SeatledgerConfig;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.problem.api.Problem;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies", description = "Who is billed, and the contract they have.")
public class CompanyResource {

    private final CompanyService companies;
    private final CurrentCaller currentCaller;
    private final SeatledgerConfig config;
    private final Idempotency idempotency;

    CompanyResource(
            CompanyService companies, CurrentCaller currentCaller, SeatledgerConfig config, Idempotency idempotency) {
        this.companies = companies;
        this.currentCaller = currentCaller;
        this.config = config;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @APIResponseSchema(value = CompanyResponse.class, responseCode = "201", responseDescription = "Onboarded")
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(
            operationId = "onboardCompany",
            summary = "Onboard a company with its contract; the running period is invoiced at once")
    public Uni<RestResponse<CompanyResponse>> onboard(@Valid @NotNull OnboardCompanyRequest request) {
        Onboarding onboarding = OnboardingReader.read(request, config.demo());
        Function<CompanyState, RestResponse<CompanyResponse>> answer =
                state -> ResponseBuilder.create(RestResponse.Status.CREATED, CompanyResponse.of(state, true))
                        .header(HttpHeaders.LOCATION, "/companies/" + state.companyId())
                        .build();
        return companies
                .onboard(onboarding, currentCaller.get().actor(), idempotency.of(request, answer))
                .map(answer);
    }

    @GET
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Cancellable(false)
    @Operation(operationId = "listCompanies", summary = "List all companies, oldest first")
    public Uni<Page<CompanySummaryResponse>> list(@BeanParam PageRequest page) {
        int limit = page.limit();
        return companies
                .list(Cursor.parse(page.cursor(), UUID::fromString), limit + 1)
                .map(found -> Page.of(found, limit, Company::companyId, CompanySummaryResponse::of));
    }

    @GET
    @Path("{companyId}")
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS, Roles.OWNER, Roles.ADMIN})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "getCompany", summary = "Read a company and its contract")
    public Uni<CompanyResponse> get(@PathParam("companyId") UUID companyId) {
        Caller caller = currentCaller.get();
        return companies.get(caller.inCompany(companyId)).map(state -> CompanyResponse.of(state, caller.seesPrices()));
    }

    @POST
    @Path("{companyId}/clock")
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS, Roles.OWNER, Roles.ADMIN, Roles.PARTNER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.NOT_A_SANDBOX, ProblemType.CLOCK_NEVER_GOES_BACK})
    @Operation(
            operationId = "moveClock",
            summary = "Sandbox: move a company's own time forward, running every rollover on the way")
    public Uni<RestResponse<CompanyResponse>> moveClock(
            @PathParam("companyId") UUID companyId, @Valid @NotNull ClockRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        Function<CompanyState, RestResponse<CompanyResponse>> answer =
                state -> RestResponse.ok(CompanyResponse.of(state, caller.seesPrices()));
        return companies
                .moveClock(
                        company,
                        caller.actor(),
                        Instants.storable("now", request.now()),
                        idempotency.of(request, answer))
                .map(answer);
    }

    @PUT
    @Path("{companyId}/suspension")
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(204)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponse(responseCode = "204", description = "Suspended")
    @Operation(operationId = "suspendCompany", summary = "Suspend a company: it adds no units until it is resumed")
    public Uni<Void> suspend(@PathParam("companyId") UUID companyId, @Valid @NotNull SuspensionRequest request) {
        Caller caller = currentCaller.get();
        return companies
                .suspend(caller.inCompany(companyId), caller.actor(), request.reason())
                .replaceWithVoid();
    }

    @DELETE
    @Path("{companyId}/suspension")
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @ResponseStatus(204)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponse(responseCode = "204", description = "Resumed")
    @Operation(operationId = "resumeCompany", summary = "Resume a suspended company")
    public Uni<Void> resume(@PathParam("companyId") UUID companyId) {
        Caller caller = currentCaller.get();
        return companies.resume(caller.inCompany(companyId), caller.actor()).replaceWithVoid();
    }
}
