package dev.seatledger.shared.api;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Period", description = "Local days from start (counted) to end (not counted).")
public record PeriodResponse(
        @Schema(required = true) LocalDate start,
        @Schema(required = true) LocalDate end) {}
