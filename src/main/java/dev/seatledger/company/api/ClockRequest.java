package dev.seatledger.company.api;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ClockRequest")
public record ClockRequest(
        @NotNull @Schema(description = "The new time. Must not be earlier than the company's current time.")
        Instant now) {}
