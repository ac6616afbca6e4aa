package dev.seatledger.billing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SubscriptionTermsTest {

    @Test
    void hasThePricesOfEachTypeInTheContract() {
        SubscriptionTerms terms = Contract.ofTheWorkedCases().terms();

        assertEquals(new UnitPrices(eur("30.00"), eur("40.00")), terms.pricesOf(UnitType.USER));
        assertEquals(new UnitPrices(eur("5.00"), eur("6.00")), terms.pricesOf(UnitType.NUMBER));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"USER, the contract has no users", "NUMBER, the contract has no numbers"})
    void refusesATypeThatIsNotInTheContract(UnitType type, String message) {
        SubscriptionTerms terms = Contract.ofTheWorkedCases().without(type).terms();

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> terms.pricesOf(type));

        assertEquals(message, refusal.getMessage());
    }

    @Test
    void refusesANegativePriceButNotZero() {
        Money less = eur("-0.01");
        Money nothing = eur("0.00");

        assertThrows(IllegalArgumentException.class, () -> new UnitPrices(less, nothing));
        assertThrows(IllegalArgumentException.class, () -> new UnitPrices(nothing, less));
        assertEquals(nothing, new UnitPrices(nothing, nothing).additional());
    }

    private static Money eur(String amount) {
        return Money.of(amount, Contract.EUR);
    }
}
