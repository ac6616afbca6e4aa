package dev.seatledger.authorisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A line of {@code authorisation.csv}.
 *
 * @param everybody whether no token is needed
 * @param roles those that may call the operation
 */
record Row(String operation, boolean everybody, Set<String> roles, List<Place> places) {

    private static final String TABLE = "/authorisation.csv";
    private static final String NO_TOKEN = "none";
    private static final int FIRST_MARK = 1;

    enum Kind {
        PATH,
        QUERY,
        BODY,
        CONSTANT
    }

    /**
     * Where the request says what it is about.
     *
     * @param where a parameter's name, or a JSON pointer into the body
     * @param value the name of the id that stands there, or the constant
     */
    record Place(Kind kind, String where, String value) {

        static Place parse(String text) {
            int constant = text.indexOf(':');
            if (constant > 0) {
                return new Place(Kind.CONSTANT, text.substring(0, constant), text.substring(constant + 1));
            }
            int named = text.indexOf('=');
            String where = named > 0 ? text.substring(0, named) : text;
            Kind kind = where.startsWith("/") ? Kind.BODY : where.startsWith("?") ? Kind.QUERY : Kind.PATH;
            String name = where.substring(where.lastIndexOf(kind == Kind.QUERY ? '?' : '/') + 1);
            return new Place(kind, kind == Kind.QUERY ? name : where, named > 0 ? text.substring(named + 1) : name);
        }

        boolean isInTheBody() {
            return where.startsWith("/");
        }

        /** Whether it names the company where a customer's token would do. */
        boolean isCompanyBesideThePath() {
            return value.equals("companyId") && (kind == Kind.QUERY || kind == Kind.BODY);
        }
    }

    /** By the ids of their operations, in the order of the table. */
    static Map<String, Row> all() {
        List<List<String>> lines = lines();
        List<String> header = lines.get(0);
        int ids = header.indexOf("ids");
        assertEquals(header.size() - 1, ids, "ids is the last column");
        Map<String, Row> rows = new LinkedHashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            assertEquals(header.size(), line.size(), line + " has not the columns of the table");
            Set<String> may = new TreeSet<>();
            for (int column = FIRST_MARK; column < ids; column++) {
                assertTrue(Set.of("yes", "-").contains(line.get(column)), line + ": yes or -");
                if (line.get(column).equals("yes")) {
                    may.add(header.get(column));
                }
            }
            boolean everybody = may.remove(NO_TOKEN);
            List<Place> places = new ArrayList<>();
            Stream.of(line.get(ids).split(" ", -1))
                    .filter(text -> !text.equals("-"))
                    .forEach(text -> places.add(Place.parse(text)));
            assertNull(
                    rows.put(line.get(0), new Row(line.get(0), everybody, may, places)), line.get(0) + " has two rows");
        }
        return rows;
    }

    /** Every role there is, as the table's header has them. */
    static Set<String> columns() {
        Set<String> columns = new TreeSet<>(lines().get(0));
        columns.removeAll(Set.of("operation", NO_TOKEN, "ids"));
        return columns;
    }

    private static List<List<String>> lines() {
        try (var table = Row.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line ->
                            Stream.of(line.split(",", -1)).map(String::trim).toList())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<Place> named() {
        return places.stream().filter(place -> place.kind != Kind.CONSTANT).toList();
    }

    boolean mayLeaveOutTheCompany() {
        return places.stream().anyMatch(Place::isCompanyBesideThePath);
    }
}
