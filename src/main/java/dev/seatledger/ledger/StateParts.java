package dev.seatledger.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a state.
 *
 * @param read what was asked for
 * @param values what there is of it, by part, with all steps since
 */
public record StateParts(Needs read, Map<StatePart<?>, Object> values) {

    public static final StateParts NONE = new StateParts(Needs.NOTHING, Map.of());

    public StateParts {
        values = Map.copyOf(values);
    }

    /** Whether all that is needed has been read, and not been forgotten. */
    boolean has(Needs needs) {
        return needs.keys().entrySet().stream()
                .allMatch(need -> values.containsKey(need.getKey())
                        && read.keys().getOrDefault(need.getKey(), Set.of()).containsAll(need.getValue()));
    }

    /**
     * @throws IllegalStateException if the command did not say that it needs it
     */
    <V> V get(StatePart<V> part) {
        return find(part).orElseThrow(() -> new IllegalStateException(part + " was not asked for"));
    }

    @SuppressWarnings("unchecked") // with() keeps values of the part's own type
    <V> Optional<V> find(StatePart<V> part) {
        return Optional.ofNullable((V) values.get(part));
    }

    public <V> StateParts with(StatePart<V> part, V value) {
        Map<StatePart<?>, Object> changed = new HashMap<>(values);
        changed.put(part, value);
        return new StateParts(read, changed);
    }

    StateParts without(StatePart<?> part) {
        Map<StatePart<?>, Object> rest = new HashMap<>(values);
        rest.remove(part);
        return new StateParts(read, rest);
    }
}
