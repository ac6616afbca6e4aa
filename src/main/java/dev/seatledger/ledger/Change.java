package dev.seatledger.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one or more commands do to one company, and the state they lead to.
 *
 * @param rows what is to be written, by kind and by what names a row within its kind
 */
record Change(CompanyState before, CompanyState after, Map<RowKind<?>, Map<Object, Record>> rows) {

    /** This and then {@code next}, as one; {@code next} was decided on this one's {@code after}. */
    Change then(Change next) {
        return new Change(before, next.after, overlay(rows, next.rows));
    }

    static Change merge(@Nullable Change first, Change next) {
        return first == null ? next : first.then(next);
    }

    /** The same, with one more row and a part of the state that goes with it. */
    <R extends Record, V> Change with(RowKind<R> kind, R row, StatePart<V> part, V value) {
        return new Change(before, after.with(part, value), overlay(rows, Map.of(kind, Map.of(kind.keyOf(row), row))));
    }

    /** How many rows of a kind are written. */
    int count(RowKind<?> kind) {
        return rows.getOrDefault(kind, Map.of()).size();
    }

    boolean drawsNumbers() {
        return rows.keySet().stream().anyMatch(RowKind::drawsNumbers);
    }

    private static Map<RowKind<?>, Map<Object, Record>> overlay(
            Map<RowKind<?>, Map<Object, Record>> first, Map<RowKind<?>, Map<Object, Record>> second) {
        Map<RowKind<?>, Map<Object, Record>> both = new LinkedHashMap<>(first);
        second.forEach((kind, rows) -> both.merge(kind, rows, (earlier, later) -> {
            Map<Object, Record> all = new LinkedHashMap<>(earlier);
            all.putAll(later);
            return all;
        }));
        return both;
    }
}
