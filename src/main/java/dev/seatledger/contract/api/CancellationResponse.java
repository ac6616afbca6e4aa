package dev.seatledger.contract.api;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Cancellation")
public record CancellationResponse(
        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "The first day on which the contract no longer applies.")
        LocalDate endsOn) {}
