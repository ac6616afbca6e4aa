package dev.seatledger.company.api;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.company.Company;

@Schema(name = "CompanySummary")
public record CompanySummaryResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) String legalName,
        @Schema(required = true) String country,
        @Schema(required = true, nullable = true) @Nullable String vatNumber,
        @Schema(required = true) String timeZone,
        @Schema(required = true) String currency,

        @Schema(required = true, description = "Whether this is a sandbox company with a test clock.")
        boolean sandbox) {

    static CompanySummaryResponse of(Company company) {
        return new CompanySummaryResponse(
                company.companyId(),
                company.legalName(),
                company.country(),
                company.vatNumber(),
                company.timeZone(),
                company.currency(),
                company.isSandbox());
    }
}
