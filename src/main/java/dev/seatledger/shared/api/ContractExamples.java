package dev.seatledger.shared.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/** The contract's examples. They are files: {@code contract-examples/<operationId>.json} and {@code <operationId>.request.json}. */
final class ContractExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractExamples() {}

    static void addTo(Operation operation) {
        String id = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), "request", read(id + ".request"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                // What is held answers like the approval that it waits for.
                add(response.getContent(), "answer", read(isOfHeld(operation, status) ? "getApproval" : id));
            }
        });
    }

    private static boolean isOfHeld(Operation operation, String status) {
        Set<String> statuses = operation.getResponses().getAPIResponses().keySet();
        return status.equals("202") && (statuses.contains("200") || statuses.contains("201"));
    }

    private static void add(Content content, String name, @Nullable Object value) {
        if (value != null) {
            content.getMediaTypes()
                    .values()
                    .forEach(type ->
                            type.addExample(name, OASFactory.createExample().value(value)));
        }
    }

    private static @Nullable Object read(String name) {
        try (InputStream file = ContractExamples.class.getResourceAsStream("/contract-examples/" + name + ".json")) {
            return file == null ? null : JSON.readValue(file, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
