package dev.seatledger.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.seatledger.shared.money.Money;

/**
 * A part of a credit note that pays a part of an invoice (R29).
 *
 * @param amount greater than 0, tax included
 */
public record AppliedCredit(UUID creditNoteId, Money amount) {

    /**
     * Open credit against an invoice, oldest first, up to its total.
     *
     * @param credits oldest first, in the invoice's currency
     */
    public static List<AppliedCredit> oldestFirst(Money total, List<OpenCredit> credits) {
        List<AppliedCredit> applied = new ArrayList<>();
        Money due = total;
        for (OpenCredit credit : credits) {
            if (due.isZero()) {
                break;
            }
            Money amount = credit.remaining().compareTo(due) < 0 ? credit.remaining() : due;
            applied.add(new AppliedCredit(credit.creditNoteId(), amount));
            due = due.minus(amount);
        }
        return applied;
    }

    /** The sum of such parts. */
    public static Money sum(List<AppliedCredit> credits, Money zero) {
        return credits.stream().map(AppliedCredit::amount).reduce(zero, Money::plus);
    }
}
