package dev.seatledger.invoice.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

import dev.seatledger.invoice.Invoice;
import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.invoice.IssuedDocumentService;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/companies/{companyId}/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoices")
public class InvoiceListResource {

    private final IssuedDocumentService documents;
    private final CurrentCaller caller;

    InvoiceListResource(IssuedDocumentService documents, CurrentCaller caller) {
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "listInvoices", summary = "List a company's invoices, newest first")
    public Uni<Page<InvoiceResponse>> list(
            @PathParam("companyId") UUID companyId,
            @QueryParam("status") @Parameter(description = "Only those of this status.") @Nullable InvoiceStatus status,
            @BeanParam PageRequest page) {
        int limit = page.limit();
        return documents
                .list(
                        Invoice.TYPE,
                        new IssuedDocumentService.Selection(
                                caller.get().inCompany(companyId), status, Cursor.parse(page.cursor(), Long::valueOf)),
                        limit + 1)
                .map(found -> Page.of(found, limit, Invoice::sequence, InvoiceResponse::summaryOf));
    }
}
