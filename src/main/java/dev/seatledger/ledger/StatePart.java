package dev.seatledger.ledger;

import java.util.Currency;

import org.jspecify.annotations.Nullable;

/**
 * A part of a company's state that a feature owns: how it is read, and what it is to a command that asked for it ({@link Needs}).
 *
 * @param <V> never changes; holds all that was asked for and exists
 */
public final class StatePart<V> {

    /** What names the rows that are asked for. */
    enum Keys {
        /** All there are of the company. */
        NONE,
        IDS,
        TEXTS
    }

    /** From what the selection gives to the part. */
    @FunctionalInterface
    public interface Reader<V> {

        /**
         * @param selected null where the selection gave nothing, and where no key was asked for
         * @param currency of the company's amounts
         */
        V read(@Nullable String selected, Currency currency);
    }

    private final String name;
    private final Keys keys;
    private final String selection;
    private final Reader<V> reader;

    private StatePart(String name, Keys keys, String selection, Reader<V> reader) {
        this.name = name;
        this.keys = keys;
        this.selection = selection;
        this.reader = reader;
    }

    /**
     * A part that is read as a whole.
     *
     * @param name unique among the parts
     * @param selection one value; {@code {company}} stands for the company
     */
    public static <V> StatePart<V> of(String name, String selection, Reader<V> reader) {
        return new StatePart<>(name, Keys.NONE, selection, reader);
    }

    /** A part of which some are asked for by identifier; {@code {keys}} stands for an array of them. */
    public static <V> StatePart<V> byId(String name, String selection, Reader<V> reader) {
        return new StatePart<>(name, Keys.IDS, selection, reader);
    }

    /** A part of which some are asked for by text; {@code {keys}} stands for an array of them. */
    public static <V> StatePart<V> byText(String name, String selection, Reader<V> reader) {
        return new StatePart<>(name, Keys.TEXTS, selection, reader);
    }

    String name() {
        return name;
    }

    Keys keys() {
        return keys;
    }

    String selection() {
        return selection;
    }

    V read(@Nullable String selected, Currency currency) {
        return reader.read(selected, currency);
    }

    @Override
    public String toString() {
        return name;
    }
}
