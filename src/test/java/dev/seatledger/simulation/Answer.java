package dev.seatledger.simulation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the API must answer.
 *
 * @param refusals problem types, each of them right, since nobody says which comes first; empty if accepted
 * @param bill that is issued at once
 * @param credits that are issued at once
 * @param on the day on which it takes effect, if the answer tells
 * @param source of the seat, if one unit was added
 */
record Answer(
        Set<String> refusals,
        @Nullable Bill bill,
        List<Credit> credits,
        @Nullable LocalDate on,
        @Nullable String source) {

    static final Answer DONE = new Answer(Set.of(), null, List.of(), null, null);

    static Answer refused(String slug) {
        return refused(Set.of(slug));
    }

    static Answer refused(Collection<String> slugs) {
        return new Answer(new TreeSet<>(slugs), null, List.of(), null, null);
    }

    static Answer on(LocalDate day) {
        return new Answer(Set.of(), null, List.of(), day, null);
    }

    boolean isRefused() {
        return !refusals.isEmpty();
    }
}
