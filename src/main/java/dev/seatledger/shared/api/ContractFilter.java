package dev.seatledger.shared.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

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

    private static final DotName SENDS_HEADERS = DotName.createSimple(SendsHeaders.class);

    /** The methods of resources, by the id of their operation. */
    private final Map<String, MethodInfo> methods = new HashMap<>();

    private final ContractProblemMembers problemMembers;

    public ContractFilter(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.target().kind() == Kind.METHOD && operation.value("operationId") != null) {
                methods.put(
                        operation.value("operationId").asString(),
                        operation.target().asMethod());
            }
        }
        problemMembers = new ContractProblemMembers(index);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return ContractSchemas.plain(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        ContractSchemas.rename(contract.getComponents());
        contract.setServers(
                List.of(OASFactory.createServer().url("/").description("The host that serves this contract")));
        contract.setTags(described(contract.getTags()));
        contract.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An access token of the identity provider for the audience seatledger: groups has the roles,"
                                                + " company_id the company."));
        contract.getComponents().getSchemas().values().forEach(ContractFilter::asOnTheWire);
        schema(contract, "FieldError").setRequired(List.of("field", "message"));
        problemMembers.addTo(schema(contract, "Problem"));
        ContractSchemas.ofRequestsOnly(contract).forEach(ContractFilter::asRequest);
        ContractHeaders.tellIn(contract.getComponents());
        ContractLimits.asReleased().tellIn(contract);
        ContractExamples examples = new ContractExamples(contract);
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> complete(operation, examples)));
    }

    /** Each once, by name: resources may share one, which one of them describes. */
    private static List<Tag> described(List<Tag> tags) {
        Map<String, Tag> byName = new TreeMap<>();
        tags.stream().filter(tag -> tag.getDescription() != null).forEach(tag -> byName.put(tag.getName(), tag));
        return List.copyOf(byName.values());
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

    private void complete(Operation operation, ContractExamples examples) {
        MethodInfo method = Objects.requireNonNull(methods.get(operation.getOperationId()), operation.getOperationId());
        boolean needsToken =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        if (needsToken) {
            Set<String> roles = operation.getSecurity().stream()
                    .flatMap(requirement -> requirement.getSchemes().values().stream())
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            operation.setSecurity(
                    List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.copyOf(roles))));
            operation.setDescription("Allowed roles: " + String.join(", ", roles) + ".");
        } else {
            operation.setSecurity(List.of());
            operation.setDescription("No token is required.");
        }
        Set<ProblemType> refused = EnumSet.noneOf(ProblemType.class);
        refused.addAll(constants(method, REFUSES, ProblemType.class));
        if (method.hasDeclaredAnnotation(IDEMPOTENT)) {
            ContractIdempotency.addTo(operation);
            refused.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        examples.addTo(operation);
        ContractProblems.addTo(operation, needsToken, refused);
        ContractHeaders.addTo(operation, constants(method, SENDS_HEADERS, HeaderGroup.class));
    }

    /** What an annotation of the method lists; nothing without it. */
    private static <E extends Enum<E>> List<E> constants(MethodInfo method, DotName annotation, Class<E> type) {
        AnnotationInstance declared = method.declaredAnnotation(annotation);
        return declared == null
                ? List.of()
                : Arrays.stream(declared.value().asEnumArray())
                        .map(name -> Enum.valueOf(type, name))
                        .toList();
    }
}
