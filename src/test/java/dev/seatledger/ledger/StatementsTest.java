package dev.seatledger.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A connection keeps what it has prepared, so there must not be a statement for every combination. */
class StatementsTest {

    private static final int ELEMENTS = 12;

    private final Statements<Integer, Set<Integer>> statements = new Statements<>(elements -> elements);

    @Test
    void composesAUsualStatementOfExactlyWhatItNeedsAndOnce() {
        Set<Integer> composed = statements.of(Set.of(1, 2));

        assertEquals(Set.of(1, 2), composed);
        assertSame(composed, statements.of(Set.of(2, 1)));
    }

    @Test
    void hasWhatIsNeededInEachOfABoundedNumberOfStatements() {
        Set<Set<Integer>> composed = new HashSet<>();

        for (int combination = 1; combination < 1 << ELEMENTS; combination++) {
            Set<Integer> elements = elementsOf(combination);
            Set<Integer> statement = statements.of(elements);
            assertTrue(statement.containsAll(elements), () -> elements + " in " + statement);
            composed.add(statement);
        }

        assertTrue(composed.size() <= 40 + ELEMENTS, composed.size() + " statements");
    }

    private static Set<Integer> elementsOf(int combination) {
        return IntStream.range(0, ELEMENTS)
                .filter(element -> (combination & 1 << element) != 0)
                .boxed()
                .collect(Collectors.toSet());
    }
}
