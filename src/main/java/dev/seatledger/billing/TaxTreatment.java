package dev.seatledger.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.money.Money;

/**
 * The tax of one document, decided once and stored with it (R30).
 *
 * @param ratePercent 20 for 20 %
 * @param mention the note that the law requires on the document, if any
 */
public record TaxTreatment(
        TaxCategory category,
        BigDecimal ratePercent,
        @Nullable String mention) {

    static final String REVERSE_CHARGE_MENTION =
            "Reverse charge: VAT to be accounted for by the recipient (Articles 44 and 196, Directive 2006/112/EC).";
    static final String OUTSIDE_EU_MENTION =
            "Not subject to VAT: supplied outside the EU (Articles 44 and 59, Directive 2006/112/EC).";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Domestic: the standard rate. A business with a VAT number elsewhere in the EU: reverse charge. Other customers in the EU: their own
     * country's standard rate (one-stop shop). All others: none.
     *
     * @param day the local day of issue
     * @throws IllegalArgumentException if the seller's own country has no rate on that day
     */
    public static TaxTreatment of(TaxParty seller, TaxParty customer, LocalDate day, TaxRates rates) {
        if (customer.country().equals(seller.country())) {
            return standard(rates.on(seller.country(), day)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no standard rate is known for " + seller.country() + " on " + day)));
        }
        if (!rates.isEuMember(seller.country(), day)) {
            return new TaxTreatment(TaxCategory.OUTSIDE_SCOPE, BigDecimal.ZERO, null);
        }
        if (!rates.isEuMember(customer.country(), day)) {
            return new TaxTreatment(TaxCategory.OUTSIDE_SCOPE, BigDecimal.ZERO, OUTSIDE_EU_MENTION);
        }
        if (customer.vatNumber() != null) {
            return new TaxTreatment(TaxCategory.REVERSE_CHARGE, BigDecimal.ZERO, REVERSE_CHARGE_MENTION);
        }
        return standard(rates.on(customer.country(), day).orElseThrow());
    }

    private static TaxTreatment standard(TaxRates.Rate rate) {
        return new TaxTreatment(TaxCategory.STANDARD, rate.percent(), null);
    }

    /** The tax on a net sum, rounded half-up once. */
    public Money on(Money net) {
        return Money.roundHalfUp(net.amount().multiply(ratePercent), HUNDRED, net.currency());
    }
}
