package dev.seatledger.shared.api;

import java.util.Currency;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;

@Schema(
        name = "MoneyRequest",
        description = "An exact amount greater than zero, with at most as many decimals as the currency has.")
public record MoneyRequest(
        @NotNull
        @Pattern(regexp = "^[0-9]{1,12}(\\.[0-9]{1,3})?$", message = "must be a decimal string such as 19.20")
        @Schema(examples = "19.20")
        String amount,

        @NotNull @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code") @Schema(examples = "EUR")
        String currency) {

    /**
     * @param field where it stands in the body
     * @throws DomainFailure {@code validation-failed} for an unknown currency, too many decimals or nothing at all
     */
    public Money toMoney(String field) {
        Money money;
        try {
            money = Money.of(amount, Currency.getInstance(currency));
        } catch (IllegalArgumentException e) {
            throw DomainFailure.invalid(
                    field, "must be an amount in a known currency, with no more decimals than it has");
        }
        if (money.isZero()) {
            throw DomainFailure.invalid(field, "must be more than zero");
        }
        return money;
    }
}
