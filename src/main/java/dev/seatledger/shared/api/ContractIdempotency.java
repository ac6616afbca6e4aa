package dev.seatledger.shared.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.seatledger.shared.idempotency.api.Idempotency;

/** The key that a request can have, and how its answer is told from a first one. */
final class ContractIdempotency {

    private ContractIdempotency() {}

    static void addTo(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(Idempotency.KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "Makes the request safe to repeat: the same key and body within 30 days change nothing and return the"
                                + " first response again, even if both requests arrive at the same time. A refused request does"
                                + " not use up its key.")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(Idempotency.MAX_KEY_LENGTH))
                .example("5f0c1b1e-8d0b-4a54-9c1c-0d9f4c7f1a10"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(
                        Idempotency.REPLAYED,
                        ContractHeaders.header(
                                SchemaType.STRING,
                                "true if the request had been carried out before, and this is its response again.",
                                "true"));
            }
        });
    }
}
