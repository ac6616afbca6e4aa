package dev.seatledger.event;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/**
 * What happened to a company.
 *
 * @param sequence 1, 2, 3 … within the company, without gaps
 * @param type its name in the catalogue
 * @param at the company's own time
 * @param actor the token's subject
 * @param details including amounts, for owners
 */
public record Event(UUID companyId, long sequence, String type, Instant at, String actor, JsonObject details) {

    private static final Set<String> MONEY = Set.of("amount", "currency");

    /** For callers who may not see amounts (R3): members that are amounts are removed at every level. */
    public Event withoutAmounts() {
        return new Event(companyId, sequence, type, at, actor, new JsonObject(withoutAmounts(details.getMap())));
    }

    private static Map<String, Object> withoutAmounts(Map<?, ?> members) {
        Map<String, Object> rest = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!isMoney(value)) {
                rest.put(String.valueOf(name), shown(value));
            }
        });
        return rest;
    }

    private static Object shown(Object value) {
        if (value instanceof Map<?, ?> object) {
            return withoutAmounts(object);
        }
        if (value instanceof Collection<?> array) {
            return array.stream()
                    .filter(item -> !isMoney(item))
                    .map(Event::shown)
                    .toList();
        }
        return value;
    }

    private static boolean isMoney(Object value) {
        return value instanceof Map<?, ?> object && object.keySet().equals(MONEY);
    }
}
