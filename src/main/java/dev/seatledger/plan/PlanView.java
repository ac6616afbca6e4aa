package dev.seatledger.plan;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A plan, and how long it stays valid if nothing is committed in the meantime.
 *
 * @param until when the next charge window begins; null if none does, or on a test clock, which only moves with commits
 */
public record PlanView(Plan plan, @Nullable Instant until) {

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
