package dev.seatledger.shared.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;

/**
 * Completes the contract with what annotations cannot say, while the application is built: enumerations as the wire has them, who may
 * call, an example of each answer, and each problem that an operation can answer with.
 *
 * <p>Examples are files: {@code contract-examples/<operationId>.json} and {@code <operationId>.request.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    static final String BEARER = "bearer";

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    private static final Map<String, String> TAGS = new TreeMap<>(Map.ofEntries(
            Map.entry("Companies", "Who is billed, and the contract they have."),
            Map.entry("Contracts", "What changes in a contract, and who asks for it."),
            Map.entry("Credit notes", "What was given back, and why."),
            Map.entry("Demo", "What only a demo offers."),
            Map.entry("Events", "What happened, in order, for machines."),
            Map.entry("Invoices", "What was billed, and why."),
            Map.entry("Operations", "For whoever runs the service."),
            Map.entry("Plan", "What an owner watches."),
            Map.entry("Seat log", "What happened to the seats, and who did it."),
            Map.entry("Units", "Users and phone numbers, which take seats."),
            Map.entry("Webhooks", "Events, sent to whoever wants them.")));

    /** Schemas that occur in requests only. */
    private static final List<String> REQUESTS = List.of(
            "AddUnitRequest",
            "AmendmentRequest",
            "BatchRequest",
            "CancellationRequest",
            "ChangeUnitRequest",
            "ChangeWebhookRequest",
            "ClockRequest",
            "ContractUnits",
            "CreditNoteRequest",
            "DecisionRequest",
            "DemoTokenRequest",
            "MoneyRequest",
            "NewCommitmentRequest",
            "NewContact",
            "NewContacts",
            "NewContract",
            "OnboardCompanyRequest",
            "PaymentRequest",
            "PreviewRequest",
            "RedeliveryRequest",
            "ReplacementInvoice",
            "ReplacementLine",
            "ReplacementRequest",
            "SuspensionRequest",
            "WebhookRequest");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<ProblemType>> refusals = new LinkedHashMap<>();

    public ContractFilter(IndexView index) {
        for (AnnotationInstance refuses : index.getAnnotations(REFUSES)) {
            AnnotationInstance operation = refuses.target().asMethod().annotation(OPERATION);
            Set<ProblemType> types = EnumSet.noneOf(ProblemType.class);
            for (String constant : refuses.value().asEnumArray()) {
                types.add(ProblemType.valueOf(constant));
            }
            refusals.put(operation.value("operationId").asString(), types);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.setServers(List.of(OASFactory.createServer().url("/").description("Where the contract is served")));
        contract.setTags(TAGS.entrySet().stream()
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
                .toList());
        contract.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "A token of the identity provider: audience seatledger, roles in groups, tenant in"
                                                + " company_id."));
        contract.getComponents().getSchemas().values().forEach(ContractFilter::asOnTheWire);
        REQUESTS.forEach(name -> asRequest(
                Objects.requireNonNull(contract.getComponents().getSchemas().get(name), name)));
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(this::complete));
    }

    private static void asOnTheWire(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream()
                    .map(constant -> (Object) constant.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        properties.values().forEach(property -> {
            // "object, and one of these or null" would leave out null.
            if (property.getAnyOf() != null) {
                property.setType(null);
            }
        });
    }

    /** What may be left out of a request may also be null; what is unknown is refused. */
    private static void asRequest(Schema schema) {
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        schema.getProperties().forEach((name, property) -> {
            if (!required.contains(name)) {
                allowNull(property);
            }
        });
    }

    private static void allowNull(Schema property) {
        String ref = property.getRef();
        if (ref != null) {
            property.setRef(null);
            property.setType(null);
            property.setAnyOf(List.of(
                    OASFactory.createSchema().ref(ref),
                    OASFactory.createSchema().addType(SchemaType.NULL)));
        } else if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            List<SchemaType> types = new ArrayList<>(property.getType());
            types.add(SchemaType.NULL);
            property.setType(types);
        }
    }

    private void complete(Operation operation) {
        String id = operation.getOperationId();
        boolean needsToken =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        if (needsToken) {
            Set<String> roles = operation.getSecurity().stream()
                    .flatMap(requirement -> requirement.getSchemes().values().stream())
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            operation.setSecurity(
                    List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.copyOf(roles))));
            operation.setDescription("For: " + String.join(", ", roles) + ".");
        } else {
            operation.setSecurity(List.of());
            operation.setDescription("For everybody, where the demo switch is on.");
        }
        addExamples(operation);
        addProblems(operation, needsToken, refusals.getOrDefault(id, Set.of()));
    }

    private static void addExamples(Operation operation) {
        String id = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            Object request = example(id + ".request");
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> addExample(type, "request", request));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                Object answer = example(id);
                response.getContent().getMediaTypes().values().forEach(type -> addExample(type, "answer", answer));
            }
        });
    }

    private static void addExample(MediaType type, String name, @Nullable Object value) {
        if (value != null) {
            type.addExample(name, OASFactory.createExample().value(value));
        }
    }

    private static void addProblems(Operation operation, boolean needsToken, Set<ProblemType> refused) {
        Set<ProblemType> types =
                EnumSet.of(ProblemType.OVERLOADED, ProblemType.UNAVAILABLE, ProblemType.INTERNAL_ERROR);
        types.addAll(refused);
        boolean hasBody = operation.getRequestBody() != null;
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (needsToken) {
            types.addAll(EnumSet.of(ProblemType.AUTHENTICATION_REQUIRED, ProblemType.FORBIDDEN));
        }
        if (hasBody || hasParameters) {
            types.add(ProblemType.VALIDATION_FAILED);
        }
        if (hasBody) {
            types.addAll(EnumSet.of(
                    ProblemType.MALFORMED_REQUEST, ProblemType.PAYLOAD_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        Map<String, List<ProblemType>> byStatus = types.stream()
                .sorted(Comparator.comparing(ProblemType::slug))
                .collect(Collectors.groupingBy(
                        type -> String.valueOf(type.status()), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> operation.getResponses().addAPIResponse(status, problems(ofStatus)));
    }

    private static APIResponse problems(List<ProblemType> types) {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> media.addExample(type.slug(), problem(type)));
        Content content = OASFactory.createContent().addMediaType("application/problem+json", media);
        return OASFactory.createAPIResponse()
                .description(types.stream().map(ProblemType::title).collect(Collectors.joining("; or: ")))
                .content(content);
    }

    private static Example problem(ProblemType type) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", type.slug());
        value.put("title", type.title());
        value.put("status", type.status());
        value.put("detail", type == ProblemType.VALIDATION_FAILED ? "name must not be blank" : type.title() + ".");
        value.put("instance", "/units");
        if (type == ProblemType.VALIDATION_FAILED) {
            value.put("errors", List.of(new TreeMap<>(Map.of("field", "name", "message", "must not be blank"))));
        }
        return OASFactory.createExample().value(value);
    }

    private static @Nullable Object example(String name) {
        try (InputStream file = ContractFilter.class.getResourceAsStream("/contract-examples/" + name + ".json")) {
            return file == null ? null : JSON.readValue(file, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
