package dev.seatledger.shared.api;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor asks for what follows; null on the last page
 */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(required = true, nullable = true, description = "The cursor of the next page; null on the last page.")
        @Nullable
        String nextCursor) {

    /**
     * @param found up to one more item than {@code limit}: whether there is one tells if another page follows
     * @param key what to go on after
     */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, Object> key, Function<R, T> toItem) {
        List<R> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? Cursor.of(key.apply(shown.get(limit - 1))) : null;
        return new Page<>(shown.stream().map(toItem).toList(), next);
    }
}
