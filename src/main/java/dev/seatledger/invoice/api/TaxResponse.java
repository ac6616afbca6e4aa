package dev.seatledger.invoice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.shared.api.MoneyResponse;

@Schema(name = "TaxSummary")
public record TaxResponse(
        @Schema(required = true) TaxCategory category,
        @Schema(required = true, examples = "20") String ratePercent,
        @Schema(required = true) MoneyResponse net,
        @Schema(required = true) MoneyResponse tax,

        @Schema(required = true, nullable = true, description = "The sentence that the law wants, if any.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String mention) {

    public static TaxResponse of(TaxTreatment treatment, InvoiceAmounts amounts) {
        return new TaxResponse(
                treatment.category(),
                treatment.ratePercent().stripTrailingZeros().toPlainString(),
                MoneyResponse.of(amounts.net()),
                MoneyResponse.of(amounts.tax()),
                treatment.mention());
    }
}
