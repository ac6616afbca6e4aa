package dev.seatledger.event.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.UnitType;
import dev.seatledger.billing.UsageThreshold;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.DrawnNumber;
import dev.seatledger.shared.money.Money;

/** Puts the catalogue of events into the contract: a webhook for each type, with the schema and an example of what it sends. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class EventContract implements OASFilter {

    /** Types of which the contract has a schema of their own. */
    private static final Set<Class<?>> REFERRED_TO = Set.of(UnitType.class, GuardrailPolicy.class, Money.class);

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", LocalDate.class, "date", Instant.class, "date-time");

    private static final String UUID_EXAMPLE = "01a2062d-c237-75b4-ab0c-a73cd4aba5ef";
    private static final String COMPANY_EXAMPLE = "01890000-0000-7000-8000-000000000001";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Map<String, PathItem> webhooks = new LinkedHashMap<>();
        Arrays.stream(EventType.values()).forEach(type -> {
            contract.getComponents().addSchema(schemaName(type), schema(type));
            webhooks.put(type.wireName(), OASFactory.createPathItem().POST(delivery(type)));
        });
        contract.setWebhooks(webhooks);
        document(property(contract, "Event", "type"));
        List<Object> names = Arrays.stream(EventType.values())
                .map(type -> (Object) type.wireName())
                .toList();
        List.of("WebhookRequest", "ChangeWebhookRequest")
                .forEach(request ->
                        property(contract, request, "events").getItems().setEnumeration(names));
    }

    private static Schema property(OpenAPI contract, String schema, String name) {
        Schema owner =
                Objects.requireNonNull(contract.getComponents().getSchemas().get(schema), schema);
        return Objects.requireNonNull(owner.getProperties().get(name), name);
    }

    private static void document(Schema type) {
        type.setDescription("The type of the event. New types may be added. "
                + Arrays.stream(EventType.values())
                        .map(each -> "`" + each.wireName() + "`: " + each.meaning())
                        .collect(Collectors.joining(" ")));
        type.setExamples(List.of(EventType.UNIT_CREATED.wireName()));
    }

    private static Operation delivery(EventType type) {
        MediaType media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schemaName(type)));
        media.addExample("event", OASFactory.createExample().value(example(type)));
        return OASFactory.createOperation()
                .operationId("on" + pascalCase(type))
                .summary(type.meaning())
                .description(
                        "Sent to the company's webhooks that subscribe to this type, in the order of the events and at least"
                                + " once. A repeated webhook-id means the same event again.")
                .addTag("Webhooks")
                .security(List.of())
                .parameters(List.of(
                        header(
                                "webhook-id",
                                "The id of the event. It is the same on every attempt and redelivery.",
                                COMPANY_EXAMPLE + "-42"),
                        header(
                                "webhook-timestamp",
                                "When this attempt was made, in seconds since the Unix epoch.",
                                "1727773200"),
                        header(
                                "webhook-signature",
                                "`v1,` followed by the base64-encoded HMAC-SHA256 of `{id}.{timestamp}.{body}`, keyed with the"
                                        + " webhook's secret (Standard Webhooks). While a secret is being rotated there are two signatures,"
                                        + " separated by a space.",
                                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", media)))
                .responses(
                        OASFactory.createAPIResponses()
                                .addAPIResponse(
                                        "2XX",
                                        OASFactory.createAPIResponse().description("Received: the next event is sent"))
                                .addAPIResponse(
                                        "410",
                                        OASFactory.createAPIResponse()
                                                .description("The endpoint no longer exists: the webhook is paused"))
                                .addAPIResponse(
                                        "default",
                                        OASFactory.createAPIResponse()
                                                .description(
                                                        "The delivery failed; redirects count as failures. It is retried for three days")));
    }

    private static Parameter header(String name, String description, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    /** More members may be added, here and in the data; receivers must ignore unknown members. */
    private static Schema schema(EventType type) {
        Schema data = object(type.payload());
        Schema event = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(type.meaning())
                .addProperty("sequence", whole("int64").minimum(BigDecimal.ONE))
                .addProperty(
                        "type",
                        OASFactory.createSchema().addType(SchemaType.STRING).constValue(type.wireName()))
                .addProperty("companyId", text("uuid"))
                .addProperty("timestamp", text("date-time"))
                .addProperty("actor", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty("data", data);
        return event.required(List.of("sequence", "type", "companyId", "timestamp", "actor", "data"));
    }

    /** All members are required; those that may be null say so. */
    private static Schema object(Class<?> record) {
        Schema object = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (RecordComponent member : record.getRecordComponents()) {
            Schema schema = schema(member.getType(), member);
            object.addProperty(member.getName(), isNullable(member) ? schema.addType(SchemaType.NULL) : schema);
            object.addRequired(member.getName());
        }
        return object;
    }

    private static boolean isNullable(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !member.isAnnotationPresent(DrawnNumber.class);
    }

    private static Schema schema(Class<?> type, RecordComponent member) {
        if (REFERRED_TO.contains(type)) {
            return OASFactory.createSchema().ref("#/components/schemas/" + type.getSimpleName());
        }
        if (type == List.class) {
            return OASFactory.createSchema().addType(SchemaType.ARRAY).items(object(itemsOf(member)));
        }
        if (type == UsageThreshold.class) {
            return whole("int32")
                    .enumeration(Arrays.stream(UsageThreshold.values())
                            .map(threshold -> (Object) threshold.percent())
                            .toList());
        }
        if (type == int.class || type == Integer.class) {
            return whole("int32").minimum(BigDecimal.ZERO);
        }
        String format = FORMATS.get(type);
        return format == null ? OASFactory.createSchema().addType(SchemaType.STRING) : text(format);
    }

    private static Class<?> itemsOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static Schema text(String format) {
        return OASFactory.createSchema().addType(SchemaType.STRING).format(format);
    }

    private static Schema whole(String format) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).format(format);
    }

    private static Map<String, Object> example(EventType type) {
        Map<String, Object> details = exampleOf(type.payload());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("sequence", 42);
        event.put("type", type.wireName());
        event.put("companyId", COMPANY_EXAMPLE);
        event.put("timestamp", "2024-10-01T09:00:00Z");
        event.put("actor", "demo-admin");
        event.put("data", details);
        return event;
    }

    private static Map<String, Object> exampleOf(Class<?> record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent member : record.getRecordComponents()) {
            members.put(member.getName(), exampleOf(member));
        }
        return members;
    }

    private static Object exampleOf(RecordComponent member) {
        Class<?> type = member.getType();
        if (type == List.class) {
            return List.of(exampleOf(itemsOf(member)));
        }
        return type == String.class ? exampleText(member.getName()) : exampleOf(type, member.getName());
    }

    private static Object exampleOf(Class<?> type, String name) {
        if (type == UUID.class) {
            return UUID_EXAMPLE;
        }
        if (type == UnitType.class) {
            return "user";
        }
        if (type == GuardrailPolicy.class) {
            return "require_approval";
        }
        if (type == UsageThreshold.class) {
            return UsageThreshold.NINE_TENTHS.percent();
        }
        if (type == Money.class) {
            return money();
        }
        if (type == LocalDate.class) {
            return "2024-10-13";
        }
        if (type == Instant.class) {
            return "2024-10-13T00:00:00Z";
        }
        return switch (name) {
            case "included", "includedBefore" -> 10;
            case "maxAdditional" -> 5;
            default -> 11;
        };
    }

    private static String exampleText(String name) {
        return switch (name) {
            case "name" -> "Ada Lovelace";
            case "number" -> "INV-000042";
            case "planName" -> "Professional";
            case "requestedBy" -> "demo-admin";
            case "status" -> "pending";
            case "comment" -> "For the new team.";
            default -> "as agreed";
        };
    }

    private static Map<String, Object> money() {
        Map<String, Object> money = new LinkedHashMap<>();
        money.put("amount", "19.20");
        money.put("currency", "EUR");
        return money;
    }

    private static String schemaName(EventType type) {
        return pascalCase(type) + "Event";
    }

    private static String pascalCase(EventType type) {
        List<String> words = new ArrayList<>();
        for (String word : type.wireName().split("[._]", -1)) {
            words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return String.join("", words);
    }
}
