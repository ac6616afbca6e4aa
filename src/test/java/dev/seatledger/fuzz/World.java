package dev.seatledger.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What exists, so that requests can name it: companies, who may speak for them, and the ids of what belongs to them by the name of their
 * collection in paths ({@code units}, {@code credit-notes}). Whatever answers tell of collections is learned, known or not.
 */
final class World {

    static final int NOBODY = -1;

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int REMEMBERED = 12;

    /**
     * @param company index of the caller's own; {@link #NOBODY} for the vendor's people and strangers
     * @param token empty for none
     */
    record Caller(String name, String role, int company, String token) {}

    private final List<String> companies;
    private final List<Caller> callers;
    private final List<Map<String, List<String>>> ids = new ArrayList<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> cursors = new HashMap<>();

    World(List<String> companies, List<Caller> callers) {
        this.companies = List.copyOf(companies);
        this.callers = List.copyOf(callers);
        companies.forEach(id -> {
            Map<String, List<String>> known = new LinkedHashMap<>();
            known.put("companies", new ArrayList<>(List.of(id)));
            ids.add(known);
        });
    }

    List<Caller> callers() {
        return callers;
    }

    List<String> companies() {
        return companies;
    }

    boolean knows(String collection, int company) {
        return ids.get(company).containsKey(collection);
    }

    void add(String collection, int company, String id) {
        List<String> known = ids.get(company).computeIfAbsent(collection, key -> new ArrayList<>());
        if (!known.contains(id)) {
            known.add(id);
        }
        if (known.size() > REMEMBERED) {
            known.remove(0);
        }
    }

    /** An id from the collection; one that nothing has where the collection is not known. */
    String id(String collection, int company, Random random) {
        List<String> known = ids.get(company).getOrDefault(collection, List.of());
        return known.isEmpty()
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : known.get(random.nextInt(known.size()));
    }

    /** The id that a member or parameter of this name wants: {@code creditNoteId} one of {@code credit-notes}. */
    String idNamed(String name, int company, Random random) {
        String collection = collectionOf(name);
        return id(knows(collection, company) ? collection : "units", company, random);
    }

    static String collectionOf(String name) {
        return name.replaceFirst("Ids?$", "")
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("y$", "ie")
                + "s";
    }

    static boolean isId(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    @Nullable
    String tag(String path) {
        return tags.get(path);
    }

    @Nullable
    String cursor(String operation) {
        return cursors.get(operation);
    }

    /** What an answer shows of the world. */
    void learn(Operation operation, String target, Answer answer, JsonNode body) {
        answer.header("etag").ifPresent(tag -> tags.put(target.replaceFirst("\\?.*$", ""), tag));
        if (body.path("nextCursor").isTextual()) {
            cursors.put(operation.id(), body.path("nextCursor").asText());
        }
        String collection = operation.path().replaceFirst("^.*/", "");
        if (collection.startsWith("{")) {
            return;
        }
        for (JsonNode item : body.path("items").isArray() ? body.path("items") : List.of(body)) {
            String id = item.path("id").asText();
            String owner = item.path("companyId").asText();
            for (int company = 0; company < companies.size(); company++) {
                boolean isItsOwn = companies.get(company).equals(owner) || target.contains(companies.get(company));
                if (isId(id) && isItsOwn) {
                    add(collection, company, id);
                }
            }
        }
    }
}
