package dev.seatledger.shared.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The contract's examples. They are files: {@code contract-examples/<operationId>.json} and {@code <operationId>.request.json};
 * of answers as XML, {@code <operationId>.xml}. */
final class ContractExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has examples of its own. */
    private static final Set<String> FILES = Set.of("application/pdf", "application/xml");

    /** The operations that read one thing, by the schema that they answer with. */
    private final Map<String, String> readers = new HashMap<>();

    ContractExamples(OpenAPI contract) {
        contract.getPaths().getPathItems().values().stream()
                .map(PathItem::getGET)
                .filter(Objects::nonNull)
                .forEach(operation -> {
                    APIResponse read = operation.getResponses().getAPIResponse("200");
                    String schema = read == null ? null : schemaOf(read);
                    if (schema != null) {
                        readers.putIfAbsent(schema, operation.getOperationId());
                    }
                });
    }

    void addTo(Operation operation) {
        String id = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), "request", read(id + ".request"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                add(response.getContent(), "answer", read(example(operation, status, response)));
                addFiles(id, response.getContent());
            }
        });
    }

    /** What is not done at once may answer with what it waits for: the example is that of reading it. */
    private String example(Operation operation, String status, APIResponse response) {
        String id = operation.getOperationId();
        String schema = schemaOf(response);
        return isPutOff(operation, status) && schema != null ? readers.getOrDefault(schema, id) : id;
    }

    private static boolean isPutOff(Operation operation, String status) {
        Set<String> statuses = operation.getResponses().getAPIResponses().keySet();
        return status.equals("202") && (statuses.contains("200") || statuses.contains("201"));
    }

    private static @Nullable String schemaOf(APIResponse response) {
        return response.getContent() == null
                ? null
                : response.getContent().getMediaTypes().values().stream()
                        .map(type -> type.getSchema() == null
                                ? null
                                : type.getSchema().getRef())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static void add(Content content, String name, @Nullable Object value) {
        if (value != null) {
            content.getMediaTypes().forEach((mediaType, type) -> {
                if (!FILES.contains(mediaType)) {
                    type.addExample(name, OASFactory.createExample().value(value));
                }
            });
        }
    }

    /** Answers that are files: what they begin with, or all of it. */
    private static void addFiles(String id, Content content) {
        if (content.hasMediaType("application/pdf")) {
            content.getMediaType("application/pdf")
                    .addExample("answer", OASFactory.createExample().value("%PDF-1.7 …"));
        }
        if (content.hasMediaType("application/xml")) {
            content.getMediaType("application/xml")
                    .addExample("answer", OASFactory.createExample().value(text(id + ".xml")));
        }
    }

    private static String text(String name) {
        try (InputStream file = ContractExamples.class.getResourceAsStream("/contract-examples/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
