package dev.seatledger.invoice.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.invoice.Invoice;
import dev.seatledger.invoice.InvoiceStatus;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.shared.api.MoneyResponse;

/** An invoice; in lists without lines and taxes. */
@Schema(name = "Invoice")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "Without gaps per issuing legal entity.")
        String number,

        @Schema(required = true) InvoiceReason reason,

        @Schema(required = true, description = "Paid once nothing is due.")
        InvoiceStatus status,

        @Schema(required = true) Instant issuedAt,
        @Schema(required = true) LocalDate issueDate,
        @Schema(required = true) LocalDate dueDate,
        @Schema(required = true) String currency,
        @Schema(description = "Absent in lists.") @Nullable List<LineResponse> lines,
        @Schema(description = "Absent in lists.") @Nullable List<TaxResponse> taxes,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) MoneyResponse tax,
        @Schema(required = true) MoneyResponse total,

        @Schema(required = true, description = "What open credit paid when the invoice was issued.")
        MoneyResponse creditApplied,

        @Schema(required = true, description = "What is still to be paid.")
        MoneyResponse amountDue) {

    public static InvoiceResponse of(Invoice invoice) {
        return of(
                invoice,
                invoice.lines().stream().map(LineResponse::of).toList(),
                List.of(TaxResponse.of(invoice.tax(), invoice.amounts())));
    }

    /** As it was issued. */
    public static InvoiceResponse issued(UUID companyId, InvoiceRecord invoice, String number) {
        return new InvoiceResponse(
                invoice.invoiceId(),
                companyId,
                number,
                invoice.reason(),
                invoice.amountDue().isZero() ? InvoiceStatus.PAID : InvoiceStatus.OPEN,
                invoice.issuedAt(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.amounts().total().currency().getCurrencyCode(),
                invoice.lines().stream().map(LineResponse::of).toList(),
                List.of(TaxResponse.of(invoice.tax(), invoice.amounts())),
                MoneyResponse.of(invoice.amounts().net()),
                MoneyResponse.of(invoice.amounts().tax()),
                MoneyResponse.of(invoice.amounts().total()),
                MoneyResponse.of(invoice.creditApplied()),
                MoneyResponse.of(invoice.amountDue()));
    }

    static InvoiceResponse summaryOf(Invoice invoice) {
        return of(invoice, null, null);
    }

    private static InvoiceResponse of(
            Invoice invoice, @Nullable List<LineResponse> lines, @Nullable List<TaxResponse> taxes) {
        return new InvoiceResponse(
                invoice.documentId(),
                invoice.companyId(),
                invoice.number(),
                invoice.reason(),
                invoice.status(),
                invoice.issuedAt(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.currency().getCurrencyCode(),
                lines,
                taxes,
                MoneyResponse.of(invoice.amounts().net()),
                MoneyResponse.of(invoice.amounts().tax()),
                MoneyResponse.of(invoice.amounts().total()),
                MoneyResponse.of(invoice.creditApplied()),
                MoneyResponse.of(invoice.amountDue()));
    }
}
