package dev.seatledger.invoice.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.InvoiceService;
import dev.seatledger.invoice.document.DocumentService;
import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.invoice.document.api.DocumentAnswer;
import dev.seatledger.invoice.document.api.Form;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/invoices")
@Produces({MediaType.APPLICATION_JSON, StoredDocument.PDF, StoredDocument.XML})
@Tag(name = "Invoices", description = "What was billed, and why.")
public class InvoiceResource {

    private final InvoiceService invoices;
    private final DocumentService documents;
    private final CurrentCaller caller;

    InvoiceResource(InvoiceService invoices, DocumentService documents, CurrentCaller caller) {
        this.invoices = invoices;
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @Path("{invoiceId}")
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.NOT_ACCEPTABLE, ProblemType.DOCUMENT_NOT_RENDERED})
    @APIResponse(
            responseCode = "200",
            description = "The invoice; as a file, the same bytes for ever",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InvoiceResponse.class)),
                @Content(mediaType = StoredDocument.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = StoredDocument.XML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "202", description = "The file is being made; ask again")
    @APIResponse(responseCode = "304", description = "The file is as you know it")
    @SendsHeaders(HeaderGroup.FILE)
    @Operation(
            operationId = "getInvoice",
            summary = "Read an invoice with its explained lines, or as a file: Factur-X or EN 16931 CII")
    public Uni<Response> get(
            @PathParam("invoiceId") UUID invoiceId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Parameter(description = "The ETag of the file as you know it.")
                    @Nullable
                    String ifNoneMatch,
            @Context HttpHeaders headers) {
        UUID companyId = caller.get().companyOr(null);
        return DocumentAnswer.in(
                Form.asked(headers),
                ifNoneMatch,
                () -> invoices.get(companyId, invoiceId).map(InvoiceResponse::of),
                () -> documents.getInvoice(companyId, invoiceId));
    }
}
