package dev.seatledger.billing;

import java.math.BigDecimal;
import java.util.Optional;

import dev.seatledger.shared.money.Money;

/**
 * What is left to credit on an invoice, and how a credit is split into net and tax at the invoice's own rate (R28). Credits of one invoice
 * never add up to more than its net, its tax or its total.
 *
 * @param net what its credit notes have left of its net, 0 or more
 * @param tax what they have left of its tax, 0 or more
 */
public record CreditableAmounts(Money net, Money tax, TaxTreatment treatment) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Money total() {
        return net.plus(tax);
    }

    /** All that is left. */
    public InvoiceAmounts all() {
        return new InvoiceAmounts(net, tax, total());
    }

    /**
     * A credit of a net amount; where that is all the net that is left, with all the tax that is left.
     *
     * @return empty if the amount exceeds what is left
     */
    public Optional<InvoiceAmounts> ofNet(Money wanted) {
        if (wanted.compareTo(net) > 0) {
            return Optional.empty();
        }
        Money onIt = wanted.equals(net) ? tax : lower(treatment.on(wanted), tax);
        return Optional.of(new InvoiceAmounts(wanted, onIt, wanted.plus(onIt)));
    }

    /**
     * A credit of a total: its net is {@code total x 100 / (100 + rate)}, rounded half up once, and the rest is tax.
     *
     * @return empty if the amount exceeds what is left
     */
    public Optional<InvoiceAmounts> ofTotal(Money wanted) {
        if (wanted.compareTo(total()) > 0) {
            return Optional.empty();
        }
        Money exact = Money.roundHalfUp(
                wanted.amount().multiply(HUNDRED), HUNDRED.add(treatment.ratePercent()), wanted.currency());
        Money onIt = lower(wanted.minus(lower(exact, net)), tax);
        return Optional.of(new InvoiceAmounts(wanted.minus(onIt), onIt, wanted));
    }

    private static Money lower(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
