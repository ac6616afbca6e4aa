package dev.seatledger.event.webhook.api;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.event.webhook.LoggedAttempt;
import dev.seatledger.event.webhook.Redelivery;
import dev.seatledger.event.webhook.Registered;
import dev.seatledger.event.webhook.Rotated;
import dev.seatledger.event.webhook.Webhook;
import dev.seatledger.event.webhook.WebhookService;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.problem.api.Problem;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OWNER)
@Tag(name = "Webhooks", description = "Events, sent to whoever wants them.")
public class WebhookResource {

    private final WebhookService webhooks;
    private final CurrentCaller currentCaller;
    private final Idempotency idempotency;

    WebhookResource(WebhookService webhooks, CurrentCaller currentCaller, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.currentCaller = currentCaller;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.WEBHOOK_ADDRESS_REFUSED, ProblemType.WEBHOOK_LIMIT_REACHED})
    @APIResponseSchema(
            value = RegisteredWebhookResponse.class,
            responseCode = "201",
            responseDescription = "Registered; Location names it")
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(operationId = "createWebhook", summary = "Have events sent, from the next one on")
    public Uni<RestResponse<RegisteredWebhookResponse>> create(
            @PathParam("companyId") UUID companyId, @Valid @NotNull WebhookRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        Function<Registered, RestResponse<RegisteredWebhookResponse>> answer = registered -> ResponseBuilder.create(
                        RestResponse.Status.CREATED, RegisteredWebhookResponse.of(registered))
                .header(
                        HttpHeaders.LOCATION,
                        "/companies/" + company + "/webhooks/"
                                + registered.webhook().webhookId())
                .build();
        return webhooks.register(company, caller.actor(), request.toNewWebhook(), idempotency.of(request, answer))
                .map(answer);
    }

    @GET
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listWebhooks", summary = "List a company's webhooks, oldest first")
    public Uni<Page<WebhookResponse>> list(@PathParam("companyId") UUID companyId, @BeanParam PageRequest page) {
        int limit = page.limit();
        return webhooks.list(
                        currentCaller.get().inCompany(companyId),
                        Cursor.parse(page.cursor(), UUID::fromString),
                        limit + 1)
                .map(found -> Page.of(found, limit, Webhook::webhookId, WebhookResponse::of));
    }

    @GET
    @Path("{webhookId}")
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "getWebhook", summary = "Read a webhook")
    public Uni<WebhookResponse> get(@PathParam("companyId") UUID companyId, @PathParam("webhookId") UUID webhookId) {
        return webhooks.get(currentCaller.get().inCompany(companyId), webhookId).map(WebhookResponse::of);
    }

    @PATCH
    @Path("{webhookId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.WEBHOOK_ADDRESS_REFUSED})
    @Operation(operationId = "changeWebhook", summary = "Change a webhook, pause it or let it go on")
    public Uni<WebhookResponse> change(
            @PathParam("companyId") UUID companyId,
            @PathParam("webhookId") UUID webhookId,
            @Valid @NotNull ChangeWebhookRequest request) {
        return webhooks.change(currentCaller.get().inCompany(companyId), webhookId, request.toChanges())
                .map(WebhookResponse::of);
    }

    @DELETE
    @Path("{webhookId}")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "deleteWebhook", summary = "Send nothing there any more, and forget what was sent")
    public Uni<Void> delete(@PathParam("companyId") UUID companyId, @PathParam("webhookId") UUID webhookId) {
        return webhooks.delete(currentCaller.get().inCompany(companyId), webhookId);
    }

    @POST
    @Path("{webhookId}/secret-rotations")
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND})
    @APIResponseSchema(
            value = RotatedSecretResponse.class,
            responseCode = "201",
            responseDescription = "The new secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Get a new secret; messages are signed with both for a while")
    public Uni<RestResponse<RotatedSecretResponse>> rotateSecret(
            @PathParam("companyId") UUID companyId, @PathParam("webhookId") UUID webhookId) {
        Function<Rotated, RestResponse<RotatedSecretResponse>> answer =
                rotated -> RestResponse.status(RestResponse.Status.CREATED, RotatedSecretResponse.of(rotated));
        return webhooks.rotateSecret(currentCaller.get().inCompany(companyId), webhookId, idempotency.of(null, answer))
                .map(answer);
    }

    @GET
    @Path("{webhookId}/deliveries")
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listDeliveries", summary = "List what was tried in the last 30 days, newest first")
    public Uni<Page<DeliveryResponse>> listDeliveries(
            @PathParam("companyId") UUID companyId,
            @PathParam("webhookId") UUID webhookId,
            @BeanParam PageRequest page) {
        int limit = page.limit();
        return webhooks.attempts(
                        currentCaller.get().inCompany(companyId),
                        webhookId,
                        Cursor.parse(page.cursor(), UUID::fromString),
                        limit + 1)
                .map(found -> Page.of(found, limit, LoggedAttempt::deliveryId, DeliveryResponse::of));
    }

    @POST
    @Path("{webhookId}/redeliveries")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT})
    @APIResponseSchema(
            value = RedeliveryResponse.class,
            responseCode = "202",
            responseDescription = "They will be sent")
    @Operation(operationId = "redeliverEvents", summary = "Have events sent again")
    public Uni<RestResponse<RedeliveryResponse>> redeliver(
            @PathParam("companyId") UUID companyId,
            @PathParam("webhookId") UUID webhookId,
            @Valid @NotNull RedeliveryRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        if (request.to() < request.from()) {
            throw DomainFailure.invalid("to", "must not be before from");
        }
        Function<Redelivery, RestResponse<RedeliveryResponse>> answer =
                redelivery -> RestResponse.accepted(RedeliveryResponse.of(redelivery));
        return webhooks.redeliver(
                        company,
                        webhookId,
                        caller.actor(),
                        new WebhookService.Range(request.from(), request.to()),
                        idempotency.of(request, answer))
                .map(answer);
    }
}
