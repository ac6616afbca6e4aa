package dev.seatledger.shared.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
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
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.idempotency.api.Idempotency;
import dev.seatledger.shared.idempotency.api.Idempotent;
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
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    private static final Map<String, String> TAGS = new TreeMap<>(Map.ofEntries(
            Map.entry("Approvals", "What owners want to be asked about, and what waits for them."),
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
            "ApprovalDecisionRequest",
            "BatchRequest",
            "CancellationRequest",
            "ChangeUnitRequest",
            "ChangeWebhookRequest",
            "ClockRequest",
            "ContractUnits",
            "CreditNoteRequest",
            "DecisionRequest",
            "DemoTokenRequest",
            "GuardrailsRequest",
            "MoneyRequest",
            "NewCommitmentRequest",
            "NewContact",
            "NewContacts",
            "NewContract",
            "NewGuardrail",
            "OnboardCompanyRequest",
            "PaymentRequest",
            "PreviewRequest",
            "RedeliveryRequest",
            "ReplacementInvoice",
            "ReplacementLine",
            "ReplacementRequest",
            "SuspensionRequest",
            "WebhookRequest");

    /** Operations that answer with the version of what they return. */
    private static final Set<String> TAGGED = Set.of("changeUnit", "getPlan", "getUnit");

    /** Operations that answer with the address of what they created. */
    private static final Set<String> LOCATED =
            Set.of("addUnit", "createWebhook", "creditInvoice", "onboardCompany", "replaceUnit");

    /** Operations that an owner may want to be asked about first: 202 is an approval that waits. */
    private static final Set<String> HELD = Set.of("addUnit", "changeUnits");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<ProblemType>> refusals = new LinkedHashMap<>();
    private final Set<String> idempotent = new HashSet<>();

    public ContractFilter(IndexView index) {
        for (AnnotationInstance refuses : index.getAnnotations(REFUSES)) {
            AnnotationInstance operation = refuses.target().asMethod().annotation(OPERATION);
            Set<ProblemType> types = EnumSet.noneOf(ProblemType.class);
            for (String constant : refuses.value().asEnumArray()) {
                types.add(ProblemType.valueOf(constant));
            }
            refusals.put(operation.value("operationId").asString(), types);
        }
        for (AnnotationInstance marked : index.getAnnotations(IDEMPOTENT)) {
            AnnotationInstance operation = marked.target().asMethod().annotation(OPERATION);
            idempotent.add(operation.value("operationId").asString());
        }
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return ContractSchemas.plain(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        ContractSchemas.rename(contract.getComponents());
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
        schema(contract, "FieldError").setRequired(List.of("field", "message"));
        schema(contract, "Problem")
                .addProperty(
                        "preview",
                        OASFactory.createSchema()
                                .ref("#/components/schemas/Preview")
                                .description("What holds now; with preview-outdated only."));
        REQUESTS.forEach(name -> asRequest(schema(contract, name)));
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(this::complete));
    }

    private static Schema schema(OpenAPI contract, String name) {
        return Objects.requireNonNull(contract.getComponents().getSchemas().get(name), name);
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
        Set<ProblemType> refused = EnumSet.noneOf(ProblemType.class);
        refused.addAll(refusals.getOrDefault(id, Set.of()));
        if (idempotent.contains(id)) {
            addIdempotency(operation);
            refused.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        addExamples(operation);
        addHeaders(operation);
        addProblems(operation, needsToken, refused);
    }

    private static void addIdempotency(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(Idempotency.KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "Names the request: sent again with the same key and body within 30 days it changes nothing and"
                                + " gets the first answer again, also when both arrive at the same time. A request that was refused"
                                + " leaves its key free.")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(Idempotency.MAX_KEY_LENGTH))
                .example("5f0c1b1e-8d0b-4a54-9c1c-0d9f4c7f1a10"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(
                        Idempotency.REPLAYED,
                        OASFactory.createHeader()
                                .description("true: the request was carried out before, this is its answer again.")
                                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            }
        });
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
                Object answer = example(status.equals("202") && HELD.contains(id) ? "getApproval" : id);
                response.getContent().getMediaTypes().values().forEach(type -> addExample(type, "answer", answer));
            }
        });
    }

    private static void addHeaders(Operation operation) {
        String id = operation.getOperationId();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (TAGGED.contains(id)) {
                addHeader(response, HttpHeaders.ETAG, "Version of what is returned: for If-Match and If-None-Match.");
            }
            if ((status.equals("202") && HELD.contains(id)) || (status.equals("201") && LOCATED.contains(id))) {
                addHeader(response, HttpHeaders.LOCATION, "Where it can be read.");
            }
        });
    }

    private static void addHeader(APIResponse response, String name, String description) {
        response.addHeader(
                name,
                OASFactory.createHeader()
                        .description(description)
                        .required(true)
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
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
