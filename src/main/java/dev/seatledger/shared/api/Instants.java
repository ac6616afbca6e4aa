package dev.seatledger.shared.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.seatledger.shared.problem.DomainFailure;

/** Instants that requests name. */
public final class Instants {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Instants() {}

    /**
     * At the precision that is kept.
     *
     * @throws DomainFailure {@code validation-failed} outside this century
     */
    public static Instant storable(String field, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw DomainFailure.invalid(field, "must be between 2000 and 2100");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
