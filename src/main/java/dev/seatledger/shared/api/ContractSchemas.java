package dev.seatledger.shared.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Puts schemas as generators of clients understand them best. An id or a date is a string with a format, where it stands: a schema of its
 * own becomes a class of its own, and a name like LocalDate is reserved in some languages. A reference says everything about a type. A part
 * of a list of things is a ThingPage.
 */
final class ContractSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    /** What is a string with a format. */
    private static final Map<String, String> FORMATS =
            Map.of("UUID", "uuid", "LocalDate", "date", "Instant", "date-time");

    private static final Pattern PAGE = Pattern.compile("Page(.+)Response");

    private ContractSchemas() {}

    /** Any schema, wherever it stands. */
    static Schema plain(Schema schema) {
        String name = target(schema);
        if (name != null) {
            String format = FORMATS.get(name);
            schema.setRef(format == null ? REFERENCE + nameOf(name) : null);
            schema.setType(format == null ? null : List.of(SchemaType.STRING));
            schema.setFormat(format);
        }
        if (isFormat(schema.getFormat())) {
            // The format says it.
            schema.setPattern(null);
        }
        formatOfNullable(schema).ifPresent(format -> {
            schema.setAnyOf(null);
            schema.setType(List.of(SchemaType.STRING, SchemaType.NULL));
            schema.setFormat(format);
        });
        return schema;
    }

    /** Gives the schemas the names that {@link #plain} refers to. */
    static void rename(Components components) {
        Map<String, Schema> renamed = new LinkedHashMap<>();
        components.getSchemas().forEach((name, schema) -> {
            if (!FORMATS.containsKey(name)) {
                renamed.put(nameOf(name), schema);
            }
        });
        components.setSchemas(renamed);
    }

    /** The objects that occur in requests only. */
    static List<Schema> ofRequestsOnly(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        Set<String> sent = new LinkedHashSet<>();
        Set<String> answered = new LinkedHashSet<>();
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        collect(operation.getRequestBody().getContent(), schemas, sent);
                    }
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .values()
                            .forEach(response -> collect(response.getContent(), schemas, answered));
                });
        return sent.stream()
                .filter(name -> !answered.contains(name))
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null)
                .toList();
    }

    private static void collect(@Nullable Content content, Map<String, Schema> schemas, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> collect(type.getSchema(), schemas, names));
        }
    }

    /** The names of what a schema refers to, however deep. */
    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String name = target(schema);
        if (name != null && names.add(name)) {
            collect(schemas.get(name), schemas, names);
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(either -> collect(either, schemas, names));
        }
    }

    private static String nameOf(String name) {
        Matcher page = PAGE.matcher(name);
        return page.matches() ? page.group(1) + "Page" : name;
    }

    private static @Nullable String target(Schema schema) {
        String reference = schema.getRef();
        return reference == null ? null : reference.substring(REFERENCE.length());
    }

    /** Of "this format, or null". */
    private static Optional<String> formatOfNullable(Schema schema) {
        List<Schema> either = schema.getAnyOf();
        if (either == null || either.size() != 2) {
            return Optional.empty();
        }
        List<Schema> others = new ArrayList<>(either);
        if (!others.removeIf(ContractSchemas::isNull) || others.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(plain(others.get(0)).getFormat()).filter(ContractSchemas::isFormat);
    }

    private static boolean isFormat(@Nullable String format) {
        return format != null && FORMATS.containsValue(format);
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().equals(List.of(SchemaType.NULL));
    }
}
