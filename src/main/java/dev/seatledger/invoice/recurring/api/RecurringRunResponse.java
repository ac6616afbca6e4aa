package dev.seatledger.invoice.recurring.api;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.invoice.recurring.RunReport;
import dev.seatledger.ledger.DueChunk;

@Schema(name = "RecurringRun")
public record RecurringRunResponse(
        @Schema(required = true, description = "Companies that this instance rolled over.")
        long companies,

        @Schema(required = true, description = "Recurring invoices issued to them.")
        long invoices,

        @Schema(
                required = true,
                description =
                        "Companies that could not be rolled over; the next run tries them again, the log says why.")
        List<UUID> failedCompanies) {

    static RecurringRunResponse of(RunReport report) {
        return new RecurringRunResponse(
                report.companies(),
                report.invoices(),
                report.failures().stream().map(DueChunk.Failure::companyId).toList());
    }
}
