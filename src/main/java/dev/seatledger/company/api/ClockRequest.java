package dev.seatledger.company.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.shared.problem.DomainFailure;

@Schema(name = "ClockRequest")
public record ClockRequest(
        @NotNull @Schema(description = "Not before the company's present time.")
        Instant now) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * At the precision that is kept.
     *
     * @throws DomainFailure {@code validation-failed} outside this century
     */
    static Instant storable(String field, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw DomainFailure.invalid(field, "must be between 2000 and 2100");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
