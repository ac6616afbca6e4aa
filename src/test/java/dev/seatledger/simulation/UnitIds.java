package dev.seatledger.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids behind "the pick-th unit". */
final class UnitIds {

    /** One that never existed. */
    private static final String NOBODY = "01890000-0000-7000-8000-0000000000ff";

    /** A unit that exists. */
    record Known(UnitType type, String id) {}

    private final List<Known> existing = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();

    void add(UnitType type, String id) {
        existing.add(new Known(type, id));
    }

    void remove(Known unit) {
        existing.remove(unit);
        gone.add(unit.id());
    }

    /** So many from the pick-th on, of any type, each once; fewer if fewer exist. */
    List<Known> pick(int pick, int count) {
        List<Known> picked = new ArrayList<>();
        for (int i = 0; i < Math.min(count, existing.size()); i++) {
            picked.add(existing.get((pick + i) % existing.size()));
        }
        return picked;
    }

    /** One of the type, or none: a list, so that nothing is null. */
    List<Known> pick(UnitType type, int pick, Set<Known> butNot) {
        List<Known> choices = existing.stream()
                .filter(unit -> unit.type() == type && !butNot.contains(unit))
                .toList();
        return choices.isEmpty() ? List.of() : List.of(choices.get(pick % choices.size()));
    }

    String goneId(int pick) {
        return gone.isEmpty() ? NOBODY : gone.get(pick % gone.size());
    }

    Set<String> existingIds() {
        Set<String> ids = new HashSet<>();
        existing.forEach(unit -> ids.add(unit.id()));
        return ids;
    }

    static Map<UnitType, Integer> count(List<Known> units) {
        Map<UnitType, Integer> counts = new EnumMap<>(UnitType.class);
        units.forEach(unit -> counts.merge(unit.type(), 1, Integer::sum));
        return counts;
    }
}
