package dev.seatledger.invoice.numbering.api;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.numbering.DocumentSeries;
import dev.seatledger.invoice.numbering.SeriesReport;

@Schema(name = "NumberingAudit")
public record NumberingAuditResponse(
        @Schema(required = true) DocumentSeries series,

        @Schema(required = true, description = "Whether the series passed every check.")
        boolean valid,

        @Schema(required = true) List<Issuer> issuers) {

    @Schema(name = "NumberingAuditIssuer")
    public record Issuer(
            @Schema(required = true) String issuer,

            @Schema(required = true, description = "The last number that was assigned.")
            long lastNumber,

            @Schema(required = true, description = "How many documents have a number.")
            long documents,

            @Schema(required = true) List<Finding> findings) {}

    @Schema(name = "NumberingFinding")
    public record Finding(
            @Schema(required = true) long number,

            @Schema(required = true, nullable = true) @Nullable
            UUID documentId,

            @Schema(required = true) String problem) {}

    static NumberingAuditResponse of(DocumentSeries series, List<SeriesReport> reports) {
        return new NumberingAuditResponse(
                series,
                reports.stream().allMatch(report -> report.findings().isEmpty()),
                reports.stream().map(NumberingAuditResponse::issuer).toList());
    }

    private static Issuer issuer(SeriesReport report) {
        return new Issuer(
                report.issuer(),
                report.lastNumber(),
                report.documents(),
                report.findings().stream()
                        .map(finding -> new Finding(finding.number(), finding.documentId(), finding.problem()))
                        .toList());
    }
}
