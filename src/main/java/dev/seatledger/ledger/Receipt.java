package dev.seatledger.ledger;

import java.util.Map;
import java.util.UUID;

/** What only the committed write knows: the numbers that its documents were given. */
public record Receipt(Map<UUID, String> numbers) {

    static final Receipt EMPTY = new Receipt(Map.of());

    public Receipt {
        numbers = Map.copyOf(numbers);
    }

    /**
     * @throws IllegalArgumentException if the write issued no such document
     */
    public String numberOf(UUID documentId) {
        String number = numbers.get(documentId);
        if (number == null) {
            throw new IllegalArgumentException("no document " + documentId + " was issued");
        }
        return number;
    }
}
