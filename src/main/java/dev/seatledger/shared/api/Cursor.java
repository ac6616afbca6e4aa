package dev.seatledger.shared.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/** Cursors are opaque to clients: the key of a page's last item, encoded. */
public final class Cursor {

    private Cursor() {}

    public static String of(Object key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key that {@link #of} was given, null for no cursor.
     *
     * @param parse throws {@link IllegalArgumentException} for what is no key
     * @throws DomainFailure {@code validation-failed} if we did not make the cursor
     */
    public static <T> @Nullable T parse(@Nullable String cursor, Function<String, T> parse) {
        if (cursor == null) {
            return null;
        }
        try {
            return parse.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw DomainFailure.invalid("cursor", "must be the nextCursor of an earlier page");
        }
    }
}
