package dev.seatledger.invoice.payment.api;

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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.invoice.payment.PaymentRecord;
import dev.seatledger.invoice.payment.PaymentService;
import dev.seatledger.invoice.payment.RecordedPayment;
import dev.seatledger.shared.api.Instants;
import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.shared.security.Roles;

@Path("/invoices/{invoiceId}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoices")
public class PaymentResource {

    private final PaymentService payments;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    PaymentResource(PaymentService payments, CurrentCaller caller, Idempotency idempotency) {
        this.payments = payments;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Cancellable(false)
    @Idempotent
    @Refuses({ProblemType.NOT_FOUND, ProblemType.PAYMENT_EXCEEDS_DUE, ProblemType.PAYMENT_ALREADY_RECORDED})
    @APIResponseSchema(
            value = PaymentResponse.class,
            responseCode = "201",
            responseDescription = "The payment was recorded")
    @Operation(
            operationId = "recordPayment",
            summary = "Record a payment; the invoice becomes paid once nothing is due any more")
    public Uni<RestResponse<PaymentResponse>> record(
            @PathParam("invoiceId") UUID invoiceId, @Valid @NotNull PaymentRequest request) {
        PaymentRecord payment = new PaymentRecord(
                Ids.next(),
                invoiceId,
                request.amount().toMoney("amount"),
                Instants.storable("paidAt", request.paidAt()),
                request.reference());
        Function<RecordedPayment, RestResponse<PaymentResponse>> answer =
                recorded -> RestResponse.status(RestResponse.Status.CREATED, PaymentResponse.of(recorded));
        return payments.record(caller.get().actor(), payment, idempotency.of(request, answer))
                .map(answer);
    }
}
