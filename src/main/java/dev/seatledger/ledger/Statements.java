package dev.seatledger.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Statements, each put together once from what it has to have. Their number is bounded, for every connection keeps what it has prepared:
 * once there are many, an unusual one has all that unusual ones have had.
 *
 * @param <E> what a statement is put together from
 */
final class Statements<E, S> {

    /** Usual requests come to about twenty; a connection keeps 256 prepared statements in all. */
    private static final int USUAL = 40;

    private final Map<Set<E>, S> byElements = new HashMap<>();
    private final Set<E> unusual = new HashSet<>();
    private final Function<Set<E>, S> composition;

    Statements(Function<Set<E>, S> composition) {
        this.composition = composition;
    }

    /** A statement that has these elements, and perhaps others. */
    synchronized S of(Set<E> elements) {
        S known = byElements.get(elements);
        if (known != null) {
            return known;
        }
        if (byElements.size() < USUAL) {
            return byElements.computeIfAbsent(Set.copyOf(elements), composition);
        }
        unusual.addAll(elements);
        return byElements.computeIfAbsent(Set.copyOf(unusual), composition);
    }
}
