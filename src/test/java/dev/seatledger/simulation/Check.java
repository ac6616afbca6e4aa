package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Compares members of one JSON object.
 *
 * @param subject what the object is, without numbers or ids
 * @param where it was found
 */
record Check(String subject, String where, JsonNode node) {

    Check member(String name) {
        return new Check(subject + " " + name, where, node.path(name));
    }

    Check item(int index) {
        return new Check(subject, where + "[" + index + "]", node.path(index));
    }

    void same(String topic, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new Mismatch(subject + " " + topic, where, String.valueOf(expected), found + " in " + node);
        }
    }

    /** A JSON string, or null. */
    void text(String name, @Nullable String expected) {
        JsonNode member = node.path(name);
        same(name, expected, member.isTextual() || member.isNull() ? member.textValue() : shown(member));
    }

    /** A JSON number without a fraction. */
    void count(String name, long expected) {
        JsonNode member = node.path(name);
        same(name, expected, member.isIntegralNumber() ? (Object) member.longValue() : shown(member));
    }

    void instant(String name, Instant expected) {
        JsonNode member = node.path(name);
        try {
            same(name, expected, Instant.parse(member.asText()));
        } catch (DateTimeParseException e) {
            same(name, expected, shown(member));
        }
    }

    /** {@code {"amount": "19.20", "currency": "EUR"}}, with all its decimals. */
    void money(String name, BigDecimal expected, String currency) {
        JsonNode member = node.path(name);
        same(
                name,
                expected.toPlainString() + " " + currency,
                member.path("amount").textValue() + " "
                        + member.path("currency").textValue());
    }

    /** A decimal string of this value, with however many decimals. */
    void decimal(String name, BigDecimal expected) {
        BigDecimal found = decimal(name);
        if (found.compareTo(expected) != 0) {
            same(name, expected, found);
        }
    }

    BigDecimal decimal(String name) {
        JsonNode member = node.path(name);
        try {
            return new BigDecimal(Objects.requireNonNullElse(member.textValue(), "none"));
        } catch (NumberFormatException e) {
            throw new Mismatch(subject + " " + name, where, "a decimal string", shown(member));
        }
    }

    void size(int expected) {
        same("size", expected, node.isArray() ? (Object) node.size() : shown(node));
    }

    void absent(String name) {
        JsonNode member = node.path(name);
        if (!member.isMissingNode() && !member.isNull()) {
            same(name, "nothing", shown(member));
        }
    }

    void notBlank(String name) {
        JsonNode member = node.path(name);
        if (!member.isTextual() || member.textValue().isBlank()) {
            same(name, "some text", shown(member));
        }
    }

    private static String shown(JsonNode member) {
        return member.isMissingNode() ? "nothing" : "the JSON " + member;
    }
}
