package dev.seatledger.plan;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A plan, and how long it holds if nothing is committed meanwhile.
 *
 * @param until when a charge window begins that it does not know of; null if none does, or on a test clock, which moves by commits only
 */
public record PlanView(Plan plan, @Nullable Instant until) {

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
