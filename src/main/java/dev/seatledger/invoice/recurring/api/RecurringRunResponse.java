package dev.seatledger.invoice.recurring.api;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.invoice.recurring.RunReport;
import dev.seatledger.ledger.DueChunk;

@Schema(name = "RecurringRun")
public record RecurringRunResponse(
        @Schema(required = true, description = "How many companies this instance rolled over.")
        long companies,

        @Schema(required = true, description = "How many recurring invoices were issued to them.")
        long invoices,

        @Schema(
                required = true,
                description =
                        "How many companies could not be rolled over. The reason is in the log, and the next run tries them again.")
        List<UUID> failedCompanies) {

    static RecurringRunResponse of(RunReport report) {
        return new RecurringRunResponse(
                report.companies(),
                report.invoices(),
                report.failures().stream().map(DueChunk.Failure::companyId).toList());
    }
}
