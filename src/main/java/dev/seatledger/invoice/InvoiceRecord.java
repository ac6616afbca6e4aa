package dev.seatledger.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.shared.money.Money;

/**
 * An invoice that is complete but for its number, which is drawn when it is written (R27).
 *
 * @param seller the issuing legal entity as it is today
 * @param periodStart first day of the period billed; of recurring invoices only
 * @param lines at least one, none of them of 0.00 (R15)
 * @param credits open credit that pays a part of it (R29)
 */
public record InvoiceRecord(
        UUID invoiceId,
        Issuer seller,
        InvoiceReason reason,
        Instant issuedAt,
        LocalDate issueDate,
        LocalDate dueDate,
        @Nullable LocalDate periodStart,
        List<DocumentLine> lines,
        TaxTreatment tax,
        InvoiceAmounts amounts,
        List<AppliedCredit> credits) {

    public InvoiceRecord {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
    }

    public Money creditApplied() {
        return AppliedCredit.sum(credits, Money.zero(amounts.total().currency()));
    }

    /** What is left to pay when it is issued. */
    public Money amountDue() {
        return amounts.total().minus(creditApplied());
    }
}
