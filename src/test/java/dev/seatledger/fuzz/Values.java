package dev.seatledger.fuzz;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Values that a schema allows, with ids and times that fit the world. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Where the clocks of the world's companies stand. */
    static final Instant NOW = Instant.parse("2024-10-01T09:00:00Z");

    private static final int DEEPEST = 12;

    private final Contract contract;
    private final World world;
    private final int company;
    private final Random random;

    Values(Contract contract, World world, int company, Random random) {
        this.contract = contract;
        this.world = world;
        this.company = company;
        this.random = random;
    }

    /** @param name of the member or parameter that it is for */
    JsonNode value(JsonNode schema, String name) {
        return value(schema, name, 0);
    }

    /** The contract's own example, about our world. */
    JsonNode example(JsonNode example) {
        return example(example, "");
    }

    private JsonNode example(JsonNode node, String name) {
        if (node.isTextual() && World.isId(node.asText())) {
            return TextNode.valueOf(world.idNamed(name, company, random));
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), example(member.getValue(), member.getKey())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(item -> copy.add(example(item, name)));
            return copy;
        }
        return node;
    }

    private JsonNode value(JsonNode unresolved, String name, int depth) {
        JsonNode schema = chosen(unresolved);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return pick(schema.get("enum"));
        }
        if (schema.path("type").asText().equals("null") || depth > DEEPEST) {
            return NullNode.getInstance();
        }
        return switch (type(schema)) {
            case "string" -> TextNode.valueOf(text(schema, name));
            case "integer" -> LongNode.valueOf(integer(schema));
            case "number" -> DecimalNode.valueOf(new java.math.BigDecimal(integer(schema) + ".5"));
            case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
            case "array" -> array(schema, name, depth);
            case "object" -> object(schema, depth);
            default -> NullNode.getInstance();
        };
    }

    /** Without references and alternatives; null is seldom chosen. */
    private JsonNode chosen(JsonNode unresolved) {
        JsonNode schema = contract.resolve(unresolved);
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.has(keyword)) {
                List<JsonNode> choices = new ArrayList<>();
                schema.get(keyword).forEach(choices::add);
                boolean wantsNull = random.nextInt(8) == 0;
                List<JsonNode> fitting = choices.stream()
                        .filter(choice ->
                                wantsNull == choice.path("type").asText().equals("null"))
                        .toList();
                List<JsonNode> from = fitting.isEmpty() ? choices : fitting;
                return chosen(from.get(random.nextInt(from.size())));
            }
        }
        return schema;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<String> types = new ArrayList<>();
            type.forEach(each -> types.add(each.asText()));
            if (random.nextInt(8) != 0 && types.size() > 1) {
                types.remove("null");
            }
            return types.get(random.nextInt(types.size()));
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    private String text(JsonNode schema, String name) {
        String format = schema.path("format").asText();
        if (format.equals("uuid")) {
            return world.idNamed(name, company, random);
        }
        if (format.equals("date")) {
            return LocalDate.parse("2024-09-13").plusDays(random.nextInt(40)).toString();
        }
        if (format.equals("date-time")) {
            return NOW.plusSeconds(random.nextInt(10 * 86_400)).toString();
        }
        if (schema.has("examples") && random.nextInt(4) != 0) {
            return pick(schema.get("examples")).asText();
        }
        String pattern = schema.path("pattern").asText();
        if (pattern.length() > 2 && !pattern.contains("\\S")) {
            return PatternText.fitting(pattern, random);
        }
        if (name.toLowerCase(java.util.Locale.ROOT).contains("email")) {
            return "someone" + random.nextInt(100) + "@example.com";
        }
        if (format.equals("uri") || name.equals("url")) {
            return "https://example.com/" + random.nextInt(100);
        }
        int most = Math.min(schema.path("maxLength").asInt(20), 20);
        int least = schema.path("minLength").asInt(1);
        StringBuilder text = new StringBuilder();
        int length = Math.max(least, 1 + random.nextInt(Math.max(1, most)));
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Math.max(least, 1_000));
        long span = Math.min(most - least, random.nextInt(10) == 0 ? most - least : 20) + 1;
        return least + Math.floorMod(random.nextLong(), span);
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(least + 3), least + 3);
        ArrayNode array = JSON.arrayNode();
        for (int count = least + random.nextInt(most - least + 1); count > 0; count--) {
            array.add(value(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private JsonNode object(JsonNode schema, int depth) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || random.nextBoolean()) {
                object.set(member.getKey(), value(member.getValue(), member.getKey(), depth + 1));
            }
        });
        return object;
    }

    private JsonNode pick(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }
}
