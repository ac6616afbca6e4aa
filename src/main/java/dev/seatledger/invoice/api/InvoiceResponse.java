package dev.seatledger.invoice.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.Invoice;
import dev.seatledger.invoice.InvoiceLine;
import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.shared.api.PeriodResponse;

/** An invoice; in lists without lines and taxes. */
@Schema(name = "Invoice")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "Without gaps per issuing legal entity.")
        String number,

        @Schema(required = true) InvoiceReason reason,
        @Schema(required = true) InvoiceStatus status,
        @Schema(required = true) Instant issuedAt,
        @Schema(required = true) LocalDate issueDate,
        @Schema(required = true) LocalDate dueDate,
        @Schema(required = true) String currency,
        @Schema(description = "Absent in lists.") @Nullable List<Line> lines,
        @Schema(description = "Absent in lists.") @Nullable List<Tax> taxes,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) MoneyResponse tax,
        @Schema(required = true) MoneyResponse total,
        @Schema(required = true) MoneyResponse creditApplied,
        @Schema(required = true) MoneyResponse amountDue) {

    @Schema(
            name = "InvoiceLine",
            description = "Explains itself: quantity x fullPrice x numerator / denominator, rounded once.")
    public record Line(
            @Schema(required = true) String description,
            @Schema(required = true) UnitType unitType,
            @Schema(required = true) int quantity,

            @Schema(required = true, description = "Net of one unit, as a decimal string.")
            String unitPrice,

            @Schema(required = true) PeriodResponse period,
            @Schema(required = true) MoneyResponse net,
            @Schema(required = true) Explanation explanation) {}

    @Schema(name = "Explanation")
    public record Explanation(
            @Schema(required = true, description = "What is charged: the commitment, or seats beyond it.")
            LineRule rule,

            @Schema(required = true) ProrationMode proration,

            @Schema(required = true, description = "Days or seconds charged.")
            long numerator,

            @Schema(required = true, description = "Days or seconds of the whole window.")
            long denominator,

            @Schema(required = true, description = "Price of one unit for the whole window, as a decimal string.")
            String fullPrice,

            @Schema(required = true, description = "Paid seats before.")
            int seatsBefore,

            @Schema(required = true, description = "Paid seats after.")
            int seatsAfter) {}

    @Schema(name = "TaxSummary")
    public record Tax(
            @Schema(required = true) TaxCategory category,
            @Schema(required = true, examples = "20") String ratePercent,
            @Schema(required = true) MoneyResponse net,
            @Schema(required = true) MoneyResponse tax,

            @Schema(required = true, nullable = true, description = "The sentence that the law wants, if any.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            String mention) {}

    static InvoiceResponse of(Invoice invoice) {
        return of(
                invoice,
                invoice.lines().stream().map(line -> line(invoice, line)).toList(),
                List.of(tax(invoice)));
    }

    static InvoiceResponse summaryOf(Invoice invoice) {
        return of(invoice, null, null);
    }

    private static InvoiceResponse of(Invoice invoice, @Nullable List<Line> lines, @Nullable List<Tax> taxes) {
        return new InvoiceResponse(
                invoice.invoiceId(),
                invoice.companyId(),
                invoice.number(),
                invoice.reason(),
                invoice.status(),
                invoice.issuedAt(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.currency(),
                lines,
                taxes,
                MoneyResponse.of(invoice.net()),
                MoneyResponse.of(invoice.tax()),
                MoneyResponse.of(invoice.total()),
                MoneyResponse.of(invoice.creditApplied()),
                MoneyResponse.of(invoice.amountDue()));
    }

    private static Line line(Invoice invoice, InvoiceLine line) {
        return new Line(
                line.description(),
                line.unitType(),
                line.quantity(),
                line.unitPrice().toPlainString(),
                new PeriodResponse(line.periodStart(), line.periodEnd()),
                new MoneyResponse(line.net().toPlainString(), invoice.currency()),
                new Explanation(
                        line.rule(),
                        line.proration(),
                        line.numerator(),
                        line.denominator(),
                        line.fullPrice().toPlainString(),
                        line.seatsBefore(),
                        line.seatsAfter()));
    }

    private static Tax tax(Invoice invoice) {
        return new Tax(
                invoice.taxCategory(),
                invoice.taxPercent().stripTrailingZeros().toPlainString(),
                MoneyResponse.of(invoice.net()),
                MoneyResponse.of(invoice.tax()),
                invoice.taxMention());
    }
}
