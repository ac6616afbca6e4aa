package dev.seatledger.plan.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.api.LineResponse;
import dev.seatledger.invoice.api.TaxResponse;
import dev.seatledger.plan.Forecast;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.shared.money.Money;

@Schema(
        name = "Forecast",
        description = "The next recurring invoice, as things stand now. It has no lines if nothing will be billed.")
public record ForecastResponse(
        @Schema(required = true) UUID companyId,
        @Schema(required = true) InvoiceReason reason,
        @Schema(required = true) LocalDate issueDate,
        @Schema(required = true) LocalDate dueDate,
        @Schema(required = true) String currency,
        @Schema(required = true) List<LineResponse> lines,
        @Schema(required = true) List<TaxResponse> taxes,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) MoneyResponse tax,
        @Schema(required = true) MoneyResponse total,

        @Schema(required = true, description = "The part of the total that open credit will pay.")
        MoneyResponse creditApplied,

        @Schema(required = true) MoneyResponse amountDue) {

    static ForecastResponse of(Forecast forecast) {
        Money none = forecast.nothing().total();
        return new ForecastResponse(
                forecast.state().companyId(),
                InvoiceReason.RECURRING,
                forecast.issueDate(),
                forecast.invoice()
                        .map(InvoiceRecord::dueDate)
                        .orElseGet(() -> forecast.state().terms().payment().dueDate(forecast.issueDate())),
                none.currency().getCurrencyCode(),
                forecast.lines().stream().map(LineResponse::of).toList(),
                forecast.invoice().stream()
                        .map(invoice -> TaxResponse.of(invoice.tax(), invoice.amounts()))
                        .toList(),
                MoneyResponse.of(forecast.amounts().net()),
                MoneyResponse.of(forecast.amounts().tax()),
                MoneyResponse.of(forecast.amounts().total()),
                MoneyResponse.of(
                        forecast.invoice().map(InvoiceRecord::creditApplied).orElse(none)),
                MoneyResponse.of(
                        forecast.invoice().map(InvoiceRecord::amountDue).orElse(none)));
    }
}
