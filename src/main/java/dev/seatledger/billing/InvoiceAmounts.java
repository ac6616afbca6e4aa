package dev.seatledger.billing;

import java.util.Currency;
import java.util.List;

import dev.seatledger.shared.money.Money;

/**
 * Net, tax and total of a document: the net is the sum of its rounded lines, the tax is rounded once on that sum (R30).
 */
public record InvoiceAmounts(Money net, Money tax, Money total) {

    /**
     * @param lines the rounded net amounts of the lines
     */
    public static InvoiceAmounts of(List<Money> lines, TaxTreatment treatment, Currency currency) {
        Money net = lines.stream().reduce(Money.zero(currency), Money::plus);
        Money tax = treatment.on(net);
        return new InvoiceAmounts(net, tax, net.plus(tax));
    }
}
