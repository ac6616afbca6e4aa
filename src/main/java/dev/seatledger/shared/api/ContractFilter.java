package dev.seatledger.shared.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
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
    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    private static final Map<String, String> TAGS = new TreeMap<>(Map.of(
            "Companies", "Who is billed, and the contract they have.",
            "Contracts", "What changes in a contract, and who asks for it.",
            "Credit notes", "What was given back, and why.",
            "Demo", "What only a demo offers.",
            "Invoices", "What was billed, and why.",
            "Operations", "For whoever runs the service.",
            "Plan", "What an owner watches.",
            "Seat log", "What happened to the seats, and who did it.",
            "Units", "Users and phone numbers, which take seats."));

    /** Schemas that occur in requests only. */
    private static final List<String> REQUESTS = List.of(
            "AddUnitRequest",
            "AmendmentRequest",
            "BatchRequest",
            "CancellationRequest",
            "ChangeUnitRequest",
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
            "ReplacementInvoice",
            "ReplacementLine",
            "ReplacementRequest",
            "SuspensionRequest");

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
        ContractHeaders.tellIn(contract.getComponents());
        ContractLimits.asReleased().tellIn(contract);
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
        ContractExamples.addTo(operation);
        ContractProblems.addTo(operation, needsToken, refusals.getOrDefault(id, Set.of()));
        ContractHeaders.addTo(operation);
    }
}
