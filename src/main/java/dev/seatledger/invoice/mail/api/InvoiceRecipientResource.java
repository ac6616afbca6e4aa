package dev.seatledger.invoice.mail.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

import dev.seatledger.invoice.mail.InvoiceDelivery;
import dev.seatledger.invoice.mail.RecipientService;
import dev.seatledger.invoice.mail.Recipients;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.EntityTag;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Caller;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/invoice-recipients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OWNER)
@Tag(name = "Invoice recipients", description = "Who gets invoices by e-mail.")
public class InvoiceRecipientResource {

    private final RecipientService recipients;
    private final CurrentCaller currentCaller;

    InvoiceRecipientResource(RecipientService recipients, CurrentCaller currentCaller) {
        this.recipients = recipients;
        this.currentCaller = currentCaller;
    }

    @GET
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(operationId = "getInvoiceRecipients", summary = "Read who gets invoices and credit notes by e-mail")
    public Uni<RestResponse<InvoiceRecipientsResponse>> get(@PathParam("companyId") UUID companyId) {
        return recipients.get(currentCaller.get().inCompany(companyId)).map(InvoiceRecipientResource::tagged);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_REQUIRED})
    @SendsHeaders(HeaderGroup.VERSION)
    @Operation(
            operationId = "changeInvoiceRecipients",
            summary = "Decide who gets invoices and credit notes by e-mail, from the next one on")
    public Uni<RestResponse<InvoiceRecipientsResponse>> change(
            @PathParam("companyId") UUID companyId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag of the recipients as you know them.", required = true)
                    @Nullable
                    String ifMatch,
            @Valid @NotNull InvoiceRecipientsRequest request) {
        Caller caller = currentCaller.get();
        UUID company = caller.inCompany(companyId);
        String known = EntityTag.required(ifMatch, "recipients");
        return recipients
                .change(company, caller.actor(), request.toRecipients(), version -> EntityTag.matches(known, version))
                .map(InvoiceRecipientResource::tagged);
    }

    @GET
    @Path("deliveries")
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(
            operationId = "listInvoiceDeliveries",
            summary = "List what was sent to whom, of the newest invoices and credit notes first")
    public Uni<Page<InvoiceDeliveryResponse>> listDeliveries(
            @PathParam("companyId") UUID companyId, @BeanParam PageRequest page) {
        int limit = page.limit();
        return recipients
                .deliveries(
                        currentCaller.get().inCompany(companyId),
                        Cursor.parse(page.cursor(), InvoiceDelivery.Key::parse),
                        limit + 1)
                .map(found -> Page.of(found, limit, InvoiceDelivery::key, InvoiceDeliveryResponse::of));
    }

    private static RestResponse<InvoiceRecipientsResponse> tagged(Recipients recipients) {
        return ResponseBuilder.ok(InvoiceRecipientsResponse.of(recipients))
                .header(HttpHeaders.ETAG, EntityTag.of(recipients.version()))
                .build();
    }
}
