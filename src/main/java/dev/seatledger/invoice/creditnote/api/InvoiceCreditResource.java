package dev.seatledger.invoice.creditnote.api;

import java.net.URI;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.InvoiceService;
import dev.seatledger.invoice.api.InvoiceResponse;
import dev.seatledger.invoice.creditnote.CreditNoteService;
import dev.seatledger.shared.api.MoneyRequest;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/invoices/{invoiceId}/credit-notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credit notes")
public class InvoiceCreditResource {

    private final CreditNoteService creditNotes;
    private final InvoiceService invoices;
    private final CurrentCaller caller;

    InvoiceCreditResource(CreditNoteService creditNotes, InvoiceService invoices, CurrentCaller caller) {
        this.creditNotes = creditNotes;
        this.invoices = invoices;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CREDIT_EXCEEDS_INVOICE})
    @APIResponseSchema(value = CreditNoteResponse.class, responseCode = "201", responseDescription = "Issued")
    @Operation(
            operationId = "creditInvoice",
            summary = "Issue a credit note over an invoice, and with a correction the invoice that replaces it")
    public Uni<RestResponse<CreditNoteResponse>> issue(
            @PathParam("invoiceId") UUID invoiceId, @Valid @NotNull CreditNoteRequest request) {
        return creditNotes
                .issue(
                        caller.get().actor(),
                        invoiceId,
                        request.reason(),
                        amount(request.amount()),
                        request.toReplacement())
                .chain(this::answer);
    }

    private Uni<RestResponse<CreditNoteResponse>> answer(CreditNoteService.Credited credited) {
        UUID noteId = credited.correction().creditNoteId();
        return creditNotes
                .get(credited.companyId(), noteId)
                .chain(note -> credited.correction()
                        .replacementId()
                        .map(id -> invoices.get(credited.companyId(), id)
                                .map(invoice -> CreditNoteResponse.withReplacement(note, InvoiceResponse.of(invoice))))
                        .orElseGet(() -> Uni.createFrom().item(CreditNoteResponse.of(note))))
                .map(response -> ResponseBuilder.<CreditNoteResponse>created(URI.create("/credit-notes/" + noteId))
                        .entity(response)
                        .build());
    }

    private static @Nullable Money amount(@Nullable MoneyRequest amount) {
        return amount == null ? null : amount.toMoney("amount");
    }
}
