package dev.seatledger.shared.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/** Path and query parameters that are not plain text: identifiers, enumerations and whole numbers, read as strictly as bodies. */
@Provider
public class Parameters implements ParamConverterProvider {

    /** {@link UUID#fromString} also takes shorter forms; we do not. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        String name = nameIn(annotations == null ? new Annotation[0] : annotations);
        if (type == UUID.class) {
            return new Converter<>(text -> type.cast(uuid(name, text)));
        }
        return type.isEnum() ? new Converter<>(text -> constant(name, type, text)) : null;
    }

    /**
     * @throws DomainFailure {@code validation-failed} unless it is a whole number in this range, both ends included
     */
    public static int wholeNumber(String name, String text, int from, int to) {
        return Math.toIntExact(wholeNumber(text, from, to)
                .orElseThrow(() -> DomainFailure.invalid(name, "must be a whole number from " + from + " to " + to)));
    }

    /** Empty unless it is a whole number in this range, both ends included: for those who say it in their own words. */
    public static OptionalLong wholeNumber(String text, long from, long to) {
        try {
            long number = Long.parseLong(text);
            return number >= from && number <= to ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static UUID uuid(String name, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw DomainFailure.invalid(name, "must be a UUID");
        }
        return UUID.fromString(text);
    }

    private static <T> T constant(String name, Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Texts.wire((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow(() -> DomainFailure.invalid(name, "must be one of " + Texts.wireNames(type)));
    }

    private static String nameIn(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
        }
        return "parameter";
    }

    private record Converter<T>(java.util.function.Function<String, T> parse) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return parse.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
