package dev.seatledger.invoice.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.shared.api.PeriodResponse;

/** A line of an invoice, a credit note or a forecast. */
@Schema(
        name = "InvoiceLine",
        description = "Explains itself: quantity x fullPrice x numerator / denominator, rounded once.")
public record LineResponse(
        @Schema(required = true) String description,

        @Schema(required = true, nullable = true, description = "Null for a credit that no seats explain.") @Nullable
        UnitType unitType,

        @Schema(required = true) int quantity,

        @Schema(required = true, description = "Net of one unit, as a decimal string.")
        String unitPrice,

        @Schema(required = true) PeriodResponse period,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) Explanation explanation) {

    @Schema(name = "Explanation")
    public record Explanation(
            @Schema(
                    required = true,
                    description = "What is charged: the commitment, or seats beyond it; credit: an amount given back.")
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

    public static LineResponse of(DocumentLine line) {
        return new LineResponse(
                line.description(),
                line.unitType(),
                line.quantity(),
                line.unitPrice().toPlainString(),
                new PeriodResponse(line.period().start(), line.period().end()),
                MoneyResponse.of(line.net()),
                new Explanation(
                        line.rule(),
                        line.share().mode(),
                        line.share().numerator(),
                        line.share().denominator(),
                        line.fullPrice().toAmountString(),
                        line.seatsBefore(),
                        line.seatsAfter()));
    }
}
