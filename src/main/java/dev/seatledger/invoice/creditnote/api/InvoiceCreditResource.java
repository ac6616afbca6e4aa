package dev.seatledger.invoice.creditnote.api;

import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.creditnote.Correction;
import dev.seatledger.invoice.creditnote.CreditNoteService;
import dev.seatledger.shared.api.HeaderGroup;
import dev.seatledger.shared.api.MoneyRequest;
import dev.seatledger.shared.api.SendsHeaders;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
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
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    InvoiceCreditResource(CreditNoteService creditNotes, CurrentCaller caller, Idempotency idempotency) {
        this.creditNotes = creditNotes;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CREDIT_EXCEEDS_INVOICE})
    @APIResponseSchema(value = CreditNoteResponse.class, responseCode = "201", responseDescription = "Issued")
    @SendsHeaders(HeaderGroup.LOCATION)
    @Operation(
            operationId = "creditInvoice",
            summary = "Issue a credit note over an invoice, and with a correction the invoice that replaces it")
    public Uni<RestResponse<CreditNoteResponse>> issue(
            @PathParam("invoiceId") UUID invoiceId, @Valid @NotNull CreditNoteRequest request) {
        CreditNoteService.Credit credit = new CreditNoteService.Credit(
                invoiceId, request.reason(), amount(request.amount()), request.toReplacement());
        Function<Correction, RestResponse<CreditNoteResponse>> answer = InvoiceCreditResource::created;
        return creditNotes
                .issue(caller.get().actor(), credit, idempotency.of(request, answer))
                .map(answer);
    }

    private static RestResponse<CreditNoteResponse> created(Correction correction) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, CreditNoteResponse.of(correction))
                .header(
                        HttpHeaders.LOCATION,
                        "/credit-notes/" + correction.creditNote().creditNoteId())
                .build();
    }

    private static @Nullable Money amount(@Nullable MoneyRequest amount) {
        return amount == null ? null : amount.toMoney("amount");
    }
}
