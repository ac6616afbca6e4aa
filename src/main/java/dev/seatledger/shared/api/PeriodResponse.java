package dev.seatledger.shared.api;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Period", description = "Local dates, from start (inclusive) to end (exclusive).")
public record PeriodResponse(
        @Schema(required = true) LocalDate start,
        @Schema(required = true) LocalDate end) {}
