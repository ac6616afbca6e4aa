package dev.seatledger.shared.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Yes or no to what was asked for: to an add that is held (R34), to another commitment (R26).
 *
 * @param by the token's subject
 */
public record Verdict(
        boolean isApproved, Instant at, String by, @Nullable String comment) {

    /** Null while something is missing of it, for what is pending. */
    public static @Nullable Verdict of(
            boolean isApproved, @Nullable Instant at, @Nullable String by, @Nullable String comment) {
        return at == null || by == null ? null : new Verdict(isApproved, at, by, comment);
    }

    /**
     * Whether the same was decided before; deciding it again changes nothing.
     *
     * @param earlier null while nothing is decided
     * @param subject what it is about, as the first words of a sentence
     * @throws DomainFailure {@code alreadyDecided} if it was decided the other way
     */
    public static boolean isRepeated(
            @Nullable Verdict earlier, boolean isApproved, ProblemType alreadyDecided, String subject) {
        if (earlier != null && earlier.isApproved != isApproved) {
            throw new DomainFailure(
                    alreadyDecided,
                    "%s has already been %s.".formatted(subject, earlier.isApproved ? "approved" : "declined"));
        }
        return earlier != null;
    }
}
