package dev.seatledger.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What only the committed write knows: the numbers that its documents were given.
 *
 * @param isOpen whether numbers that are not known are left open, see {@link #fill}
 */
public record Receipt(Map<UUID, String> numbers, boolean isOpen) {

    static final Receipt EMPTY = new Receipt(Map.of());

    /** Before the write: where a number belongs, its place is left open. */
    static final Receipt AWAITED = new Receipt(Map.of(), true);

    private static final String PLACE = "{number of %s}";

    public Receipt {
        numbers = Map.copyOf(numbers);
    }

    Receipt(Map<UUID, String> numbers) {
        this(numbers, false);
    }

    /**
     * @throws IllegalArgumentException if the write issued no such document
     */
    public String numberOf(UUID documentId) {
        String number = numbers.get(documentId);
        if (number == null) {
            if (isOpen) {
                return PLACE.formatted(documentId);
            }
            throw new IllegalArgumentException("no document " + documentId + " was issued");
        }
        return number;
    }

    /** What an awaited receipt has left open in a text, as this one knows it. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<UUID, String> number : numbers.entrySet()) {
            filled = filled.replace(PLACE.formatted(number.getKey()), number.getValue());
        }
        return filled;
    }

    Receipt and(Map<UUID, String> others) {
        Map<UUID, String> all = new HashMap<>(numbers);
        all.putAll(others);
        return new Receipt(all);
    }
}
