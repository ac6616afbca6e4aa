package dev.seatledger.invoice.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.invoice.Invoice;
import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.invoice.document.api.DocumentAnswers;
import dev.seatledger.invoice.document.api.DocumentRequest;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Roles;

@Path("/invoices")
@Produces({MediaType.APPLICATION_JSON, StoredDocument.PDF, StoredDocument.XML})
@Tag(name = "Invoices", description = "Invoices and payments.")
public class InvoiceResource {

    private final DocumentAnswers answers;

    InvoiceResource(DocumentAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("{invoiceId}")
    @RolesAllowed(Roles.OWNER)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.NOT_ACCEPTABLE, ProblemType.DOCUMENT_NOT_RENDERED})
    @APIResponse(
            responseCode = "200",
            description = "The invoice. The bytes of the PDF or XML file never change",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InvoiceResponse.class)),
                @Content(mediaType = StoredDocument.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = StoredDocument.XML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "202", description = "The file is being generated; try again after Retry-After")
    @APIResponse(responseCode = "304", description = "The file has not changed")
    @SendsHeaders(HeaderGroup.FILE)
    @Operation(
            operationId = "getInvoice",
            summary = "Read an invoice as JSON, as a Factur-X PDF or as EN 16931 CII XML")
    public Uni<Response> get(@PathParam("invoiceId") UUID invoiceId, @BeanParam DocumentRequest request) {
        return answers.get(Invoice.TYPE, invoiceId, request, InvoiceResponse::of);
    }
}
