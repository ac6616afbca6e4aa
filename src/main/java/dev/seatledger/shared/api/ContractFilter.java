package dev.seatledger.shared.api;

import java.util.ArrayList;
import java.util.Collection;
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

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.seatledger.shared.idempotency.api.Idempotent;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;

/**
 * Completes the contract with what annotations cannot say, while the application is built: enumerations as the wire has them, who may
 * call, an example of each answer, each problem that an operation can answer with, and the limits.
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
            Map.entry("Dashboard", "The page that is served beside the API."),
            Map.entry("Demo", "What only a demo offers."),
            Map.entry("Events", "What happened, in order, for machines."),
            Map.entry("Invoice recipients", "Who gets invoices by e-mail."),
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
            "InvoiceRecipientsRequest",
            "MoneyRequest",
            "NewCommitmentRequest",
            "NewContact",
            "NewContacts",
            "NewContract",
            "NewGuardrail",
            "NewInvoiceRecipient",
            "OnboardCompanyRequest",
            "PaymentRequest",
            "PreviewRequest",
            "RedeliveryRequest",
            "ReplacementInvoice",
            "ReplacementLine",
            "ReplacementRequest",
            "SuspensionRequest",
            "WebhookRequest");

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
        ContractHeaders.tellIn(contract.getComponents());
        ContractLimits.asReleased().tellIn(contract);
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
            ContractIdempotency.addTo(operation);
            refused.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        ContractExamples.addTo(operation);
        ContractProblems.addTo(operation, needsToken, refused);
        ContractHeaders.addTo(operation);
    }
}
