package dev.seatledger.shared.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.seatledger.shared.problem.DomainFailure;

/** Text as the wire has it. */
public final class Texts {

    private Texts() {}

    /** The wire name of a constant: {@code annual_upfront}. */
    public static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String wireNames(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> wire((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    /**
     * A parameter that PostgreSQL is asked about.
     *
     * @throws DomainFailure {@code validation-failed} unless it is one to that many characters and {@link #isStorable}
     */
    public static String storable(String parameter, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength) {
            throw DomainFailure.invalid(parameter, "must have 1 to " + maxLength + " characters");
        }
        if (!isStorable(text)) {
            throw DomainFailure.invalid(parameter, "must not contain NUL or unpaired surrogate characters");
        }
        return text;
    }

    /** Whether PostgreSQL can keep the text: it has no NUL and no half of a surrogate pair. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }
}
