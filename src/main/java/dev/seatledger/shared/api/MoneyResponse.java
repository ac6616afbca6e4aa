package dev.seatledger.shared.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.shared.money.Money;

@Schema(name = "Money", description = "An exact amount, with as many decimals as the currency has.")
public record MoneyResponse(
        @Schema(description = "A decimal string.", examples = "19.20", required = true)
        String amount,

        @Schema(description = "ISO 4217 code.", examples = "EUR", required = true)
        String currency) {

    public static MoneyResponse of(Money money) {
        return new MoneyResponse(money.toAmountString(), money.currency().getCurrencyCode());
    }
}
