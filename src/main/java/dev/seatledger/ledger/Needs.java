package dev.seatledger.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of a company's state that a command needs beside positions and terms, and which rows of each.
 *
 * @param keys for each part what names the rows; empty for parts that are read as a whole, and for those of which none is needed
 */
public record Needs(Map<StatePart<?>, Set<Object>> keys) {

    public static final Needs NOTHING = new Needs(Map.of());

    public Needs {
        keys = Map.copyOf(keys);
    }

    /** Parts that are read as a whole. */
    public static Needs of(StatePart<?>... parts) {
        Map<StatePart<?>, Set<Object>> keys = new HashMap<>();
        for (StatePart<?> part : parts) {
            keys.put(part, Set.of());
        }
        return new Needs(keys);
    }

    /** Some rows of a part. */
    public static Needs of(StatePart<?> part, Collection<?> keys) {
        return new Needs(Map.of(part, Set.copyOf(keys)));
    }

    public Needs and(Needs others) {
        Map<StatePart<?>, Set<Object>> all = new HashMap<>(keys);
        others.keys.forEach((part, more) -> all.merge(part, more, Needs::union));
        return new Needs(all);
    }

    /** The parts that a statement has to read: those that are read as a whole, and those of which some rows are needed. */
    Set<StatePart<?>> read() {
        return keys.entrySet().stream()
                .filter(entry -> entry.getKey().keys() == StatePart.Keys.NONE
                        || !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Object> union(Set<Object> some, Set<Object> more) {
        Set<Object> all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
