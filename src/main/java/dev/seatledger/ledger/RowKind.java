package dev.seatledger.ledger;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.RowShape;

/**
 * A kind of row that changes of a company write, and how: what a feature hands to {@link Posting#write}. The statement of a batch is put
 * together from the kinds it has ({@link WriteStatement}).
 *
 * <p>The rows come in as a common table expression {@code <name>_rows}, its columns named like the record's components. They are those of
 * companies whose guard held. A column {@code company_id} is among them.
 *
 * @param <R> one row; a later row of the same key takes the place of an earlier one of the same batch
 */
public final class RowKind<R extends Record> {

    private final String name;
    private final RowShape shape;
    private final Function<R, Object> key;
    private final String write;
    private final boolean drawsNumbers;
    private final @Nullable String guard;

    private RowKind(
            String name,
            RowShape shape,
            Function<R, Object> key,
            String write,
            boolean drawsNumbers,
            @Nullable String guard) {
        this.name = name;
        this.shape = shape;
        this.key = key;
        this.write = write;
        this.drawsNumbers = drawsNumbers;
        this.guard = guard;
    }

    /**
     * Rows that are added to a table and never change.
     *
     * @param table whose columns have the names of the record's components
     * @param key what is unique within a company
     */
    public static <R extends Record> RowKind<R> added(String table, Class<R> row, Function<R, Object> key) {
        RowShape shape = RowShape.of(row);
        return new RowKind<>(table, shape, key, asExpression(table, insert(table, shape)), false, null);
    }

    /**
     * Rows that are added, or replace what was there under their key.
     *
     * @param primaryKey the name of its constraint
     * @param changing the columns that a replacement changes
     */
    public static <R extends Record> RowKind<R> put(
            String table, Class<R> row, Function<R, Object> key, String primaryKey, String... changing) {
        RowShape shape = RowShape.of(row);
        String statement = insert(table, shape)
                + " ON CONFLICT ON CONSTRAINT " + primaryKey + " DO UPDATE SET "
                + Arrays.stream(changing)
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
        return new RowKind<>(table, shape, key, asExpression(table, statement), false, null);
    }

    /**
     * Rows that are written by statements of their own.
     *
     * @param name unique among the kinds
     * @param write common table expressions, separated by commas. {@code {company}} stands for the company where a row {@code r} is joined
     *     to a table: with a batch of one company it is a constant, so that the database reaches only its rows
     */
    public static <R extends Record> RowKind<R> written(
            String name, Class<R> row, Function<R, Object> key, String write) {
        return new RowKind<>(name, RowShape.of(row), key, write, false, null);
    }

    /** The same, where the write also draws numbers: it ends with {@code number_drawn (company_id, document_id, sequence, number)}. */
    public RowKind<R> drawingNumbers() {
        return new RowKind<>(name, shape, key, write, true, guard);
    }

    /**
     * The same, with a condition that joins the sequence in guarding the write.
     *
     * @param condition on the head {@code h}; {@code {rows}} stands for the rows of all companies of the batch
     */
    public RowKind<R> guardedBy(String condition) {
        return new RowKind<>(name, shape, key, write, drawsNumbers, condition);
    }

    String name() {
        return name;
    }

    RowShape shape() {
        return shape;
    }

    String write() {
        return write;
    }

    boolean drawsNumbers() {
        return drawsNumbers;
    }

    @Nullable
    String guard() {
        return guard;
    }

    Object keyOf(R row) {
        return key.apply(row);
    }

    private static String insert(String table, RowShape shape) {
        return "INSERT INTO %s (%s) SELECT %s FROM %s_rows".formatted(table, shape.names(), shape.names(), table);
    }

    private static String asExpression(String table, String statement) {
        return "%s_written AS (%s)".formatted(table, statement);
    }

    @Override
    public String toString() {
        return name;
    }
}
