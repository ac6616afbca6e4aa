package dev.seatledger.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What of a contract's change breaks clients that keep to the version before: what they send is refused now, or what they are answered is
 * not what they know. A new kind of problem, a new status of failure and a new member of an answer are no breaks, and clients have to
 * expect them.
 */
final class CompatibilityCheck {

    /** Which way a value goes: whoever reads it must know all that the other one writes. */
    private enum Direction {
        REQUEST,
        ANSWER
    }

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> breaks = new LinkedHashSet<>();

    /** Pairs of objects on the way from the root to here: an object may contain one of its own kind. */
    private final Set<String> open = new HashSet<>();

    private CompatibilityCheck(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** One line for each break, in the order of the version before. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        CompatibilityCheck check = new CompatibilityCheck(before, after);
        before.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(method -> path.getValue().has(method))
                .forEach(method -> check.operation(
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        path.getValue().get(method),
                        after.path("paths").path(path.getKey()).path(method))));
        return List.copyOf(check.breaks);
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            breaks.add(name + ": is gone");
            return;
        }
        if (!old.path("operationId").equals(now.path("operationId"))) {
            breaks.add(name + ": operationId is " + now.path("operationId").asText() + ", was "
                    + old.path("operationId").asText());
        }
        callers(name, old.path("security"), now.path("security"));
        parameters(name, old.path("parameters"), now.path("parameters"));
        requestBody(name, old.path("requestBody"), now.path("requestBody"));
        old.path("responses")
                .properties()
                .forEach(response -> answer(
                        name + " " + response.getKey(),
                        response.getValue(),
                        now.path("responses").path(response.getKey())));
    }

    private void callers(String name, JsonNode old, JsonNode now) {
        if (old.isEmpty() && !now.isEmpty()) {
            breaks.add(name + ": needs a token");
        }
        Set<String> roles = rolesOf(now);
        rolesOf(old).stream()
                .filter(role -> !roles.contains(role) && !now.isEmpty())
                .forEach(role -> breaks.add(name + ": " + role + " may not call it any more"));
    }

    /** One of these is enough. */
    private static Set<String> rolesOf(JsonNode security) {
        Set<String> roles = new TreeSet<>();
        security.forEach(
                requirement -> requirement.forEach(scheme -> scheme.forEach(role -> roles.add(role.asText()))));
        return roles;
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        Map<String, JsonNode> known = byName(old);
        Map<String, JsonNode> offered = byName(now);
        known.forEach((parameter, schema) -> {
            if (!offered.containsKey(parameter)) {
                breaks.add(name + " " + parameter + ": is gone");
            }
        });
        offered.forEach((parameter, schema) -> {
            String at = name + " " + parameter;
            JsonNode was = known.get(parameter);
            boolean wasRequired = was != null && was.path("required").asBoolean();
            if (schema.path("required").asBoolean() && !wasRequired) {
                breaks.add(at + ": is required");
            }
            if (was != null) {
                schema(Direction.REQUEST, at, was.path("schema"), schema.path("schema"));
            }
        });
    }

    private static Map<String, JsonNode> byName(JsonNode parameters) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        parameters.forEach(parameter -> byName.put(
                parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter));
        return byName;
    }

    private void requestBody(String name, JsonNode old, JsonNode now) {
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            breaks.add(name + " body: is required");
        }
        contents(Direction.REQUEST, name + " body", old.path("content"), now.path("content"));
    }

    private void answer(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            breaks.add(name + ": is gone");
            return;
        }
        old.path("headers").fieldNames().forEachRemaining(header -> {
            if (!now.path("headers").has(header)) {
                breaks.add(name + " header " + header + ": is gone");
            }
        });
        contents(Direction.ANSWER, name, old.path("content"), now.path("content"));
    }

    private void contents(Direction direction, String name, JsonNode old, JsonNode now) {
        old.properties().forEach(media -> {
            if (now.has(media.getKey())) {
                schema(
                        direction,
                        name,
                        media.getValue().path("schema"),
                        now.path(media.getKey()).path("schema"));
            } else {
                breaks.add(name + ": " + media.getKey() + " is gone");
            }
        });
    }

    private void schema(Direction direction, String at, JsonNode oldSchema, JsonNode nowSchema) {
        ObjectNode old = resolved(before, oldSchema);
        ObjectNode now = resolved(after, nowSchema);
        if (direction == Direction.REQUEST) {
            narrowed(at, old, now);
        } else {
            widened(at, old, now);
        }
        members(direction, at, old, now);
        if (old.has("items") && now.has("items")) {
            schema(direction, at + "[]", old.get("items"), now.get("items"));
        }
        if (!old.path("choices").equals(now.path("choices"))) {
            breaks.add(at + ": chooses among others");
        }
    }

    /** Less is taken than before. */
    private void narrowed(String at, JsonNode old, JsonNode now) {
        missing(typesOf(old), typesOf(now)).forEach(type -> breaks.add(at + ": is never " + type + " any more"));
        if (now.has("enum")) {
            if (!old.has("enum")) {
                breaks.add(at + ": is one of " + now.get("enum"));
            }
            missing(texts(old.path("enum")), texts(now.path("enum")))
                    .forEach(constant -> breaks.add(at + ": is never " + constant + " any more"));
        }
        for (String lower : List.of("minimum", "minLength", "minItems")) {
            if (now.has(lower) && (!old.has(lower) || number(now, lower).compareTo(number(old, lower)) > 0)) {
                breaks.add(at + ": " + lower + " is " + now.get(lower) + ", was "
                        + old.path(lower).asText("none"));
            }
        }
        for (String upper : List.of("maximum", "maxLength", "maxItems")) {
            if (now.has(upper) && (!old.has(upper) || number(now, upper).compareTo(number(old, upper)) < 0)) {
                breaks.add(at + ": " + upper + " is " + now.get(upper) + ", was "
                        + old.path(upper).asText("none"));
            }
        }
        for (String form : List.of("pattern", "format")) {
            if (now.has(form) && !now.get(form).equals(old.path(form))) {
                breaks.add(at + ": " + form + " is " + now.get(form).asText() + ", was "
                        + old.path(form).asText("none"));
            }
        }
        if (isClosed(now) && !isClosed(old)) {
            breaks.add(at + ": takes no other members any more");
        }
    }

    /** More may come than before. */
    private void widened(String at, JsonNode old, JsonNode now) {
        missing(typesOf(now), typesOf(old)).forEach(type -> breaks.add(at + ": may be " + type));
        if (old.has("enum")) {
            if (!now.has("enum")) {
                breaks.add(at + ": may be anything");
            }
            missing(texts(now.path("enum")), texts(old.path("enum")))
                    .forEach(constant -> breaks.add(at + ": may be " + constant));
        }
        if (old.has("format") && !old.get("format").equals(now.path("format"))) {
            breaks.add(at + ": format is " + now.path("format").asText("none") + ", was "
                    + old.get("format").asText());
        }
    }

    private void members(Direction direction, String at, JsonNode old, JsonNode now) {
        String pair = old.path("properties") + " " + now.path("properties");
        if (!open.add(pair)) {
            return;
        }
        Set<String> wasRequired = texts(old.path("required"));
        Set<String> isRequired = texts(now.path("required"));
        old.path("properties").properties().forEach(member -> {
            String name = at + " " + member.getKey();
            JsonNode still = now.path("properties").path(member.getKey());
            if (still.isMissingNode()) {
                breaks.add(name + ": is gone");
                return;
            }
            if (direction == Direction.ANSWER
                    && missing(wasRequired, isRequired).contains(member.getKey())) {
                breaks.add(name + ": may be absent");
            }
            schema(direction, name, member.getValue(), still);
        });
        if (direction == Direction.REQUEST) {
            missing(isRequired, wasRequired).forEach(name -> breaks.add(at + " " + name + ": is required"));
        }
        open.remove(pair);
    }

    /** Without references; "one of these or null" is that one, and null is one of its types. */
    private static ObjectNode resolved(JsonNode contract, JsonNode schema) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (schema.has("$ref")) {
            merged.setAll(
                    resolved(contract, contract.at(schema.get("$ref").asText().substring(1))));
        }
        schema.properties().forEach(keyword -> merged.set(keyword.getKey(), keyword.getValue()));
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            List<JsonNode> others = StreamSupport.stream(schema.path(choice).spliterator(), false)
                    .filter(part -> !part.path("type").asText().equals("null"))
                    .toList();
            if (others.size() == 1) {
                merged.remove(choice);
                boolean orNull = schema.path(choice).size() > 1;
                ObjectNode only = resolved(contract, others.get(0));
                if (orNull) {
                    Set<String> types = typesOf(only);
                    types.add("null");
                    only.set(
                            "type",
                            JsonNodeFactory.instance
                                    .arrayNode()
                                    .addAll(types.stream()
                                            .map(JsonNodeFactory.instance::textNode)
                                            .toList()));
                }
                merged.setAll(only);
            } else if (!others.isEmpty()) {
                merged.set("choices", schema.get(choice));
            }
        }
        merged.remove(List.of("$ref", "description", "example", "examples", "title"));
        return merged;
    }

    private static Set<String> typesOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? new TreeSet<>(Set.of(type.asText())) : texts(type);
    }

    private static boolean isClosed(JsonNode schema) {
        return schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean();
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static BigDecimal number(JsonNode schema, String bound) {
        return new BigDecimal(schema.get(bound).asText());
    }

    private static List<String> missing(Set<String> from, Set<String> in) {
        List<String> missing = new ArrayList<>(from);
        missing.removeAll(in);
        return missing;
    }
}
