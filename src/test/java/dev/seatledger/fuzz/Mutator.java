package dev.seatledger.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** Does to drafts what {@link Mutation} names. */
final class Mutator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> ODD_NUMBERS = List.of(
            "1e400",
            "-1e400",
            "-0",
            "-0.0",
            "0.1",
            "1.0",
            "1e0",
            "1E2",
            "1e-400",
            "0.1+",
            "+1",
            "01",
            ".5",
            "5.",
            "0x10",
            "NaN",
            "-Infinity",
            "1_000",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1234567890123456789012345678901234567890",
            "1e999999999",
            "1e-999999999",
            "\"1\"",
            "\"1e3\"",
            "\"-0\"",
            "\"0.1+\"",
            "\"9999999999999.999\"",
            "\"\u0661\"",
            "\"1,5\"",
            "\"1e400\"");

    /** JSON strings, with escapes where a tree would not keep what they say. */
    private static final List<String> ODD_TEXTS = List.of(
            "\"\uD83D\uDE00\"",
            "\"e\u0301\u0323\u0301\"",
            "\"\u202Eabc\u202C\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"x\\ud83d\"",
            "\"\uFEFFx\"",
            "\"\u0085\"",
            "\"\u2028\"",
            "\"\uFFFF\"",
            "\"\u200B\"",
            "\"\u00A0\"",
            "\"\u3000\"",
            "\"\u0130\u0131\u00DF\"",
            "\"\u0645\u0631\u062D\u0628\u0627\"",
            "\"\\u001b[31m\\r\\nX: y\"",
            "\"\\ud83d\\ude00\"",
            "\"' OR 1=1 --\"",
            "\"${jndi:ldap://localhost/x}{{7*7}}%n%s\"",
            "\"\\u0041\\/\\\"\\\\\"");

    private static final List<String> DATES = List.of(
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "+10000-01-01",
            "0000-01-01",
            "-0001-01-01",
            "24-01-01",
            "9999-12-31",
            "1900-01-01",
            "2024-02-29",
            "2024-9-13",
            "20240913",
            "2024-09-13T00:00:00Z",
            "+999999999-12-31",
            "2099-12-31",
            "1970-01-01",
            "2024-W01-1");
    private static final List<String> INSTANTS = List.of(
            "2024-10-01T09:00:00",
            "2024-10-01T09:00:00+02:00",
            "2016-12-31T23:59:60Z",
            "2024-10-01T09:00:00.123456789Z",
            "2024-10-01T24:00:00Z",
            "2024-10-01T09:00Z",
            "1999-12-31T23:59:59Z",
            "2100-01-01T00:00:00Z",
            "2000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1727773200",
            "2024-10-27T02:30:00Z",
            "2024-10-01t09:00:00z",
            "2024-10-01 09:00:00Z",
            "2024-10-01T09:00:00-00:00",
            "9999-12-31T23:59:59Z");
    private static final List<String> IDS = List.of(
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "{01a2062d-c186-779b-8395-1a26be5826fd}",
            "01A2062D-C186-779B-8395-1A26BE5826FD",
            "01a2062dc186779b83951a26be5826fd",
            "01a2062d-c186-779b-8395-1a26be5826fd0",
            "",
            " ",
            "null");

    private final Contract contract;

    Mutator(Contract contract) {
        this.contract = contract;
    }

    void apply(Mutation mutation, Draft draft) {
        switch (mutation) {
            case BOUNDS -> bounds(draft);
            case WRONG_TYPE -> replaceAny(draft, wrongType(draft));
            case NULL -> replaceAny(draft, NullNode.getInstance());
            case MISSING_MEMBER -> removeAny(draft);
            case EXTRA_MEMBER -> addMember(draft);
            case DUPLICATE_MEMBER -> duplicate(draft);
            case UNICODE -> replaceText(draft, draft.raw(draft.pick(ODD_TEXTS)));
            case ODD_NUMBER -> replaceAny(draft, draft.raw(draft.pick(ODD_NUMBERS)));
            case DEEP_JSON -> replaceAny(draft, draft.raw(deep(draft)));
            case BIG_ARRAY -> bigArray(draft);
            case HUGE_STRING -> replaceText(draft, TextNode.valueOf(hugeText(draft)));
            case INVALID_UTF8 -> invalidUtf8(draft);
            case TRUNCATED -> truncate(draft);
            case EMPTY_BODY -> draft.bytes = new byte[0];
            case NOT_JSON -> draft.bytes = notJson(draft);
            case QUERY -> query(draft);
            case MEDIA_TYPE -> mediaType(draft);
            case PATH_ID -> path(draft);
            case VERB -> verb(draft);
            case ACCEPT -> accept(draft);
            case AUTHORIZATION -> authorization(draft);
            case HEADER -> header(draft);
            case UNASKED_BODY -> unaskedBody(draft);
            case FRAMING -> frame(draft);
        }
    }

    /** A place in the body, with what the contract says of it. */
    private record Slot(JsonNode parent, String name, int index, JsonNode schema) {

        JsonNode value() {
            return parent.isObject() ? parent.path(name) : parent.path(index);
        }

        void set(JsonNode value) {
            if (parent.isObject()) {
                ((ObjectNode) parent).set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent.isObject()) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    private List<Slot> slots(Draft draft) {
        List<Slot> slots = new ArrayList<>();
        JsonNode schema = draft.operation.bodies().values().iterator().next().schema();
        if (draft.body != null) {
            collect(draft.body, schema, slots);
        }
        return slots;
    }

    private void collect(JsonNode node, JsonNode unresolved, List<Slot> slots) {
        JsonNode schema = notNull(unresolved);
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                JsonNode member = schema.path("properties").path(name);
                slots.add(new Slot(node, name, 0, notNull(member)));
                collect(node.get(name), member, slots);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            slots.add(new Slot(node, "", i, notNull(schema.path("items"))));
            collect(node.get(i), schema.path("items"), slots);
        }
    }

    private JsonNode notNull(JsonNode unresolved) {
        JsonNode schema = contract.resolve(unresolved);
        for (JsonNode choice : schema.path("anyOf")) {
            if (!choice.path("type").asText().equals("null")) {
                return notNull(choice);
            }
        }
        return schema;
    }

    private void replaceAny(Draft draft, JsonNode value) {
        List<Slot> slots = slots(draft);
        if (slots.isEmpty() || draft.random.nextInt(12) == 0) {
            draft.body = value;
        } else {
            draft.pick(slots).set(value);
        }
    }

    private void replaceText(Draft draft, JsonNode value) {
        List<Slot> texts = slots(draft).stream()
                .filter(slot -> slot.value().isTextual()
                        || slot.schema().path("type").toString().contains("string"))
                .toList();
        if (texts.isEmpty()) {
            replaceAny(draft, value);
        } else {
            draft.pick(texts).set(value);
        }
    }

    private void removeAny(Draft draft) {
        List<Slot> slots = slots(draft);
        if (slots.isEmpty()) {
            draft.body = JSON.objectNode();
        } else {
            draft.pick(slots).remove();
        }
    }

    private static JsonNode wrongType(Draft draft) {
        return draft.pick(List.of(
                JSON.textNode("text"),
                JSON.textNode(""),
                JSON.numberNode(1),
                JSON.numberNode(-1),
                JSON.booleanNode(true),
                JSON.arrayNode(),
                JSON.arrayNode().addNull(),
                JSON.objectNode(),
                JSON.objectNode().put("a", 1),
                JSON.arrayNode().add(JSON.arrayNode())));
    }

    private List<ObjectNode> objects(Draft draft) {
        List<ObjectNode> objects = new ArrayList<>();
        if (draft.body instanceof ObjectNode root) {
            objects.add(root);
        }
        slots(draft).forEach(slot -> {
            if (slot.value() instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        return objects;
    }

    private void addMember(Draft draft) {
        List<ObjectNode> objects = objects(draft);
        if (objects.isEmpty()) {
            draft.body = JSON.objectNode().put("unknown", 1);
            return;
        }
        String name = draft.pick(List.of(
                "unknown",
                "",
                "id",
                "Name",
                "__proto__",
                "@class",
                "$ref",
                "companyid",
                "\uD83D\uDE00",
                "\u0000",
                "a.b",
                "a".repeat(5_000)));
        draft.pick(objects).set(name, wrongType(draft));
    }

    private void duplicate(Draft draft) {
        List<ObjectNode> objects =
                objects(draft).stream().filter(object -> !object.isEmpty()).toList();
        if (objects.isEmpty()) {
            draft.body = draft.raw("{\"a\":1,\"a\":1}");
            return;
        }
        ObjectNode object = draft.pick(objects);
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = draft.pick(names);
        JsonNode other = draft.random.nextBoolean() ? object.get(name) : wrongType(draft);
        object.set(name, draft.raw(object.get(name) + ",\"" + name + "\":" + other));
    }

    private void bounds(Draft draft) {
        List<Slot> slots = slots(draft);
        if (slots.isEmpty()) {
            return;
        }
        Slot slot = draft.pick(slots);
        slot.set(edge(draft, slot));
    }

    private static JsonNode edge(Draft draft, Slot slot) {
        JsonNode schema = slot.schema();
        List<JsonNode> edges = new ArrayList<>();
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                long value = schema.get(bound).asLong();
                List.of(value - 1, value, value + 1).forEach(each -> edges.add(JSON.numberNode(each)));
            }
        }
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            edges.add(JSON.textNode("x".repeat(most)));
            edges.add(JSON.textNode("x".repeat(most + 1)));
            edges.add(JSON.textNode("\uD83D\uDE00".repeat(most)));
            edges.add(JSON.textNode(" ".repeat(most)));
            edges.add(JSON.textNode("x".repeat(Math.max(0, most - 12)) + "@example.com"));
        }
        if (schema.has("maxItems") && slot.value().isArray()) {
            JsonNode item =
                    slot.value().isEmpty() ? JSON.textNode("x") : slot.value().get(0);
            int most = schema.get("maxItems").asInt();
            edges.add(JSON.arrayNode().addAll(Collections.nCopies(most, item)));
            edges.add(JSON.arrayNode().addAll(Collections.nCopies(most + 1, item)));
            edges.add(JSON.arrayNode());
        }
        if (schema.has("enum")) {
            String one = draft.pick(Arrays.asList(words(schema.get("enum"))));
            List.of("unknown", one.toUpperCase(Locale.ROOT), one + " ", "")
                    .forEach(each -> edges.add(JSON.textNode(each)));
            edges.add(JSON.numberNode(0));
        }
        List<String> texts =
                switch (schema.path("format").asText()) {
                    case "date" -> DATES;
                    case "date-time" -> INSTANTS;
                    case "uuid" -> IDS;
                    default ->
                        List.of(
                                "",
                                " ",
                                slot.value().asText() + "\n",
                                " " + slot.value().asText(),
                                slot.value().asText() + "x");
                };
        if (edges.isEmpty() || !schema.path("format").asText().isEmpty() || schema.has("pattern")) {
            texts.forEach(text -> edges.add(JSON.textNode(text)));
        }
        if (schema.path("type").toString().contains("integer")) {
            List.of(0L, -1L, 1L, 2_147_483_647L).forEach(each -> edges.add(JSON.numberNode(each)));
        }
        return draft.pick(edges);
    }

    private static String[] words(JsonNode list) {
        String[] words = new String[list.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = list.get(i).asText();
        }
        return words;
    }

    private static String deep(Draft draft) {
        int depth = draft.pick(List.of(20, 100, 999, 1_001, 5_000, 50_000));
        return draft.random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private void bigArray(Draft draft) {
        List<Slot> arrays = slots(draft).stream()
                .filter(slot -> slot.value().isArray()
                        || slot.schema().path("type").toString().contains("array"))
                .toList();
        int size = draft.pick(List.of(101, 201, 1_000, 5_000));
        if (arrays.isEmpty()) {
            replaceAny(draft, JSON.arrayNode().addAll(Collections.nCopies(size, JSON.numberNode(1))));
        } else {
            Slot slot = draft.pick(arrays);
            JsonNode item = slot.value().isEmpty()
                    ? NullNode.getInstance()
                    : slot.value().get(0);
            slot.set(JSON.arrayNode().addAll(Collections.nCopies(size, item)));
        }
    }

    private static String hugeText(Draft draft) {
        return draft.pick(List.of("x", "\u00e9", "\uD83D\uDE00"))
                .repeat(draft.pick(List.of(256, 1_001, 20_000, 70_000, 300_000)));
    }

    private static void invalidUtf8(Draft draft) {
        byte[] bytes = draft.bytes == null ? new byte[0] : draft.bytes;
        List<byte[]> invalid = List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xe2, (byte) 0x82},
                new byte[] {0});
        int at = draft.random.nextInt(bytes.length + 1);
        draft.bytes =
                joined(Arrays.copyOf(bytes, at), draft.pick(invalid), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static void truncate(Draft draft) {
        byte[] bytes = draft.bytes == null ? new byte[0] : draft.bytes;
        draft.bytes = Arrays.copyOf(bytes, bytes.length == 0 ? 0 : draft.random.nextInt(bytes.length));
    }

    private static byte[] notJson(Draft draft) {
        String text = draft.bytes == null ? "" : new String(draft.bytes, StandardCharsets.UTF_8);
        if (draft.random.nextInt(4) == 0) {
            return text.getBytes(
                    Charset.forName(draft.pick(List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"))));
        }
        return draft.pick(List.of(
                        "null",
                        "",
                        " ",
                        "true",
                        "0",
                        "\"\"",
                        "[]",
                        "{}",
                        "{]",
                        "{\"a\"}",
                        "\uFEFF" + text,
                        text + text,
                        text + "\u0000",
                        text + " garbage",
                        "/* comment */" + text,
                        text.replace('"', '\''),
                        text.replace("}", ",}"),
                        "<a/>",
                        "a=b&c=d",
                        "\n\n" + text + "\n\n",
                        "nul",
                        "[" + text + "]",
                        "\u0000".repeat(10)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void query(Draft draft) {
        List<String> names = new ArrayList<>(draft.operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Operation.Parameter::name)
                .toList());
        if (names.isEmpty() || draft.random.nextInt(8) == 0) {
            names.add(draft.pick(List.of("unknown", "companyId", "limit", "%63ursor", "", "limit[]", "%F0%9F%98%80")));
        }
        String name = draft.pick(names);
        String value = draft.pick(List.of(
                "",
                "0",
                "1",
                "200",
                "201",
                "-1",
                "-0",
                "%2B1",
                "+1",
                "1e2",
                "01",
                "0x10",
                "1.0",
                "9999999999",
                "%EF%BC%91",
                "%20",
                "%0A1",
                "%00",
                "null",
                "true",
                "user",
                "USER",
                "user,number",
                "*",
                "%22",
                "%3C%3E",
                "%F0%9F%98%80",
                "'--",
                "x".repeat(201),
                "x".repeat(3_000),
                "MQ",
                "-_",
                "====",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "9".repeat(40),
                "LTE",
                "OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
                new UUID(draft.random.nextLong(), draft.random.nextLong()).toString()));
        if (draft.random.nextBoolean()) {
            draft.query.removeIf(each -> each.startsWith(name + "="));
        }
        draft.query.add(draft.random.nextInt(10) == 0 ? name : name + "=" + value);
        if (draft.random.nextInt(5) == 0) {
            draft.query.add(name + "=" + value);
        }
    }

    private static void mediaType(Draft draft) {
        String type = draft.pick(List.of(
                "none",
                "text/plain",
                "application/xml",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=bogus",
                "application/json;charset=\"utf-8\"",
                "APPLICATION/JSON",
                "application/json; charset=",
                "application/merge-patch+json",
                "application/problem+json",
                "application/*+json",
                "*/*",
                "/",
                "",
                "json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json, text/plain",
                "application/json; q=0.1; a=b",
                "application/vnd.api+json",
                "application/json\u00e9",
                "text/json",
                "application/octet-stream"));
        draft.setHeader("Content-Type", type.equals("none") ? null : type);
        if (draft.random.nextInt(15) == 0) {
            draft.headers.add("Content-Type: text/plain");
        }
    }

    private void path(Draft draft) {
        List<String> odd = List.of(
                "%00",
                "%ff",
                "%2F",
                "%5C",
                "..%2F..",
                "..",
                ".",
                "",
                "%20",
                "%0A",
                "%0d%0aX:%20y",
                "*",
                "null",
                "-1",
                "0",
                "%F0%9F%98%80",
                "%c0%af",
                "%ED%A0%80",
                "%25",
                "%zz",
                "%",
                "%u0041",
                "a:b",
                "a@b",
                "~",
                "'",
                "\"",
                "<x>",
                "{x}",
                "|",
                "^",
                "x".repeat(3_000),
                "x".repeat(9_000),
                "1-1-1-1-1",
                "00000000-0000-0000-0000-000000000000",
                "%7Bid%7D",
                "batch",
                "audit",
                "invoice",
                "INVOICE");
        int at =
                draft.parameters.isEmpty() ? draft.random.nextInt(draft.segments.size()) : draft.pick(draft.parameters);
        String segment = draft.segments.get(at);
        switch (draft.random.nextInt(12)) {
            case 0 -> draft.segments.set(at, segment + ";a=b");
            case 1 -> draft.segments.set(at, segment.toUpperCase(Locale.ROOT));
            case 2 ->
                draft.afterPath = draft.pick(
                        List.of("/", "//", "/%2e", "/..", "/x", "#fragment", "?", "??", ".json", "%20", "%0A", ";"));
            case 3 -> draft.segments.add(at, "");
            case 4 -> draft.segments.set(at, percent(segment));
            case 5 ->
                draft.origin = draft.pick(List.of("http://localhost", "http://example.com:80", "https://localhost"));
            case 6 -> draft.segments.set(at, segment + draft.pick(odd));
            case 7 -> draft.segments.set(at, new UUID(draft.random.nextLong(), draft.random.nextLong()).toString());
            default -> draft.segments.set(at, draft.pick(odd));
        }
    }

    /** Each character by its code, which means the same. */
    private static String percent(String segment) {
        StringBuilder encoded = new StringBuilder();
        segment.chars().forEach(c -> encoded.append(String.format("%%%02x", c)));
        return encoded.toString();
    }

    private static void verb(Draft draft) {
        draft.method = draft.pick(List.of(
                "GET",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "HEAD",
                "HEAD",
                "HEAD",
                "OPTIONS",
                "OPTIONS",
                "TRACE",
                "FOO",
                "get",
                "PROPFIND",
                "LINK",
                "POSTX"));
    }

    private static void accept(Draft draft) {
        draft.setHeader(
                "Accept",
                draft.pick(List.of(
                        "text/html",
                        "application/xml",
                        "*/*;q=0",
                        "garbage",
                        "",
                        "application/json;q=0.1",
                        "application/problem+json",
                        "application/json;charset=utf-16",
                        "image/*",
                        "application/vnd.seatledger+json",
                        "*/*",
                        "*",
                        "application/*",
                        "application/json;q=2",
                        "application/json;q=x",
                        "application/json;;",
                        "a/b,".repeat(500) + "application/json",
                        "text/html, application/json;q=0.5",
                        "\u00e9/\u00e9",
                        ",",
                        "/")));
        if (draft.random.nextInt(10) == 0) {
            draft.headers.add("Accept: text/plain");
        }
    }

    private static void authorization(Draft draft) {
        String token = !draft.caller.token().contains(".") ? "e30.e30.e30" : draft.caller.token();
        int middle = token.length() / 2;
        String unsigned = "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
        String value = draft.pick(List.of(
                "none",
                "Bearer",
                "Bearer ",
                "bearer " + token,
                "Basic dXNlcjpw",
                "Bearer " + token.substring(0, middle),
                "Bearer " + token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A')
                        + token.substring(middle + 1),
                "Bearer " + unsigned,
                "Bearer a b",
                "Bearer " + "x".repeat(12_000),
                "Bearer \u00e9\u00ff",
                "Digest x",
                token,
                "Bearer  " + token,
                "Bearer " + token + "=",
                "Bearer ..",
                "Bearer " + token + "." + token,
                "Bearer null",
                "",
                "BEARER " + token));
        draft.setHeader("Authorization", value.equals("none") ? null : value);
        if (draft.random.nextInt(10) == 0) {
            draft.headers.add("Authorization: Bearer " + token);
        }
    }

    private static void header(Draft draft) {
        String name = draft.pick(List.of(
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "Idempotency-Key",
                "If-Match",
                "Content-Encoding",
                "Range",
                "If-Modified-Since",
                "If-Unmodified-Since",
                "X-HTTP-Method-Override",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "Forwarded",
                "Origin",
                "Cookie",
                "Accept-Encoding",
                "Accept-Language",
                "Accept-Charset",
                "Upgrade",
                "Connection",
                "Expect",
                "X-Request-Id",
                "traceparent",
                "Prefer",
                "Last-Event-ID",
                "X-Large",
                "Referer",
                "Content-Language",
                "Priority",
                "Via",
                "From",
                "Max-Forwards"));
        String value =
                switch (name) {
                    case "Upgrade" -> draft.pick(List.of("websocket", "TLS/1.0", "nothing"));
                    case "Connection" -> draft.pick(List.of("close", "keep-alive, x", "Authorization", "x"));
                    case "Expect" -> draft.pick(List.of("100-continue", "nothing"));
                    case "X-Large" -> "x".repeat(draft.pick(List.of(4_000, 8_000, 15_000, 20_000, 70_000)));
                    case "X-HTTP-Method-Override" -> "DELETE";
                    default ->
                        draft.pick(List.of(
                                "*",
                                "\"1\"",
                                "W/\"1\"",
                                "1",
                                "",
                                "\"1\", \"2\"",
                                "\"",
                                "\"\"",
                                "\"" + "9".repeat(40) + "\"",
                                "\u00e9",
                                "a b",
                                "a\tb",
                                "\"1\",".repeat(200),
                                "gzip",
                                "bytes=0-10",
                                "-1",
                                "%00",
                                "key-1",
                                "key-2",
                                "x".repeat(255),
                                "x".repeat(256),
                                "x".repeat(1_000),
                                "00000000-0000-0000-0000-000000000000",
                                "Sun, 06 Nov 1994 08:49:37 GMT",
                                "' OR 1=1",
                                "\u007f"));
                };
        draft.setHeader(name, value);
        if (draft.random.nextInt(10) == 0) {
            draft.headers.add(name + ": other");
        }
    }

    private static void unaskedBody(Draft draft) {
        draft.bytes = draft.pick(List.of("{}", "x", "{\"companyId\":1}", "[".repeat(3_000), " ".repeat(300_000)))
                .getBytes(StandardCharsets.UTF_8);
        if (draft.random.nextBoolean()) {
            draft.setHeader("Content-Type", draft.pick(List.of("application/json", "text/plain", "")));
        }
    }

    /** How the request's end is told. Nothing here leaves the server waiting for bytes that do not come. */
    private static void frame(Draft draft) {
        byte[] bytes = draft.bytes == null ? "{}".getBytes(StandardCharsets.UTF_8) : draft.bytes;
        draft.framed = true;
        draft.bytes = bytes;
        switch (draft.random.nextInt(14)) {
            case 0, 1, 2 -> chunked(draft, bytes, "");
            case 3 -> chunked(draft, bytes, ";name=value");
            case 4 -> draft.headers.add("Content-Length: " + Math.max(0, bytes.length - 1 - draft.random.nextInt(5)));
            case 5 ->
                draft.headers.add("Content-Length: " + draft.pick(List.of("-1", "abc", "0x10", "1e3", "", "1,2")));
            case 6 -> draft.headers.add("Content-Length: " + draft.pick(List.of("99999999999", "9223372036854775808")));
            case 7 -> {
                draft.headers.add("Content-Length: 0");
                draft.headers.add("Content-Length: " + bytes.length);
            }
            case 8 -> {
                chunked(draft, bytes, "");
                draft.headers.add("Content-Length: " + bytes.length);
            }
            case 9 -> {
                draft.headers.add("Transfer-Encoding: chunked");
                draft.bytes = "zz\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            }
            case 10 -> addLine(draft, bytes, "No-Colon");
            case 11 -> addLine(draft, bytes, "Space-Before : x");
            case 12 ->
                addLine(draft, bytes, draft.pick(List.of("X: a\u0000b", ": x", "X\u00e9: x", "X: a\u0001", "X y: z")));
            default -> {
                draft.headers.add("Content-Length: " + bytes.length);
                draft.headers.add("Host: " + draft.pick(List.of("", "a b", "example.com", "localhost:99999", "[::1")));
            }
        }
    }

    private static void addLine(Draft draft, byte[] bytes, String line) {
        draft.headers.add("Content-Length: " + bytes.length);
        draft.headers.add(line);
    }

    private static void chunked(Draft draft, byte[] bytes, String extension) {
        draft.headers.add("Transfer-Encoding: chunked");
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int size = 1 + draft.random.nextInt(Math.max(1, bytes.length));
        for (int at = 0; at < bytes.length; at += size) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
            String head = Integer.toHexString(part.length) + extension + "\r\n";
            chunks.writeBytes(joined(head.getBytes(StandardCharsets.US_ASCII), part, new byte[] {'\r', '\n'}));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        draft.bytes = chunks.toByteArray();
    }

    private static byte[] joined(byte @Nullable [] one, byte[] two, byte[] three) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(two);
        all.writeBytes(three);
        return all.toByteArray();
    }
}
