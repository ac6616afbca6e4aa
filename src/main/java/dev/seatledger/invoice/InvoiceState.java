package dev.seatledger.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditableAmounts;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.StatePart;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * An invoice that was issued, and what has come of it.
 *
 * @param number null while the write that draws it is still to come
 * @param sequence of the event that announced it: later invoices have higher ones
 * @param dueDate last day to pay it
 * @param creditable what its credit notes have left of it (R28)
 * @param outstanding what is still to be paid
 */
public record InvoiceState(
        UUID invoiceId,
        @Nullable String number,
        long sequence,
        LocalDate dueDate,
        InvoiceAmounts amounts,
        CreditableAmounts creditable,
        Money outstanding,
        List<DocumentLine> lines) {

    /** Those that a command asks for and that exist, by identifier. */
    public static final StatePart<Map<UUID, InvoiceState>> PART =
            StatePart.byId("invoices", InvoiceStateRow.BY_ID, InvoiceStateRow::byId);

    /** Those that have billed the running commitment (R24). */
    public static final StatePart<Map<UUID, InvoiceState>> OF_COMMITMENT =
            StatePart.of("commitment_invoices", InvoiceStateRow.OF_COMMITMENT, InvoiceStateRow::byId);

    public InvoiceState {
        lines = List.copyOf(lines);
    }

    /**
     * One of the invoices that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice
     */
    public static InvoiceState of(CompanyState state, UUID invoiceId) {
        InvoiceState found = state.get(PART).get(invoiceId);
        if (found == null) {
            throw DomainFailure.notFound("invoice");
        }
        return found;
    }

    static InvoiceState issued(InvoiceRecord invoice, long sequence) {
        InvoiceAmounts amounts = invoice.amounts();
        return new InvoiceState(
                invoice.invoiceId(),
                null,
                sequence,
                invoice.dueDate(),
                amounts,
                new CreditableAmounts(amounts.net(), amounts.tax(), invoice.tax()),
                invoice.amountDue(),
                invoice.lines());
    }

    InvoiceState credited(InvoiceAmounts credit) {
        CreditableAmounts left = new CreditableAmounts(
                creditable.net().minus(credit.net()), creditable.tax().minus(credit.tax()), creditable.treatment());
        return new InvoiceState(invoiceId, number, sequence, dueDate, amounts, left, outstanding, lines);
    }

    public InvoiceState paid(Money amount) {
        return new InvoiceState(
                invoiceId, number, sequence, dueDate, amounts, creditable, outstanding.minus(amount), lines);
    }

    /** Whether it has billed seats of the commitment for days after {@code day}. */
    public boolean billsCommitmentAfter(LocalDate day, UnitType type) {
        return lines.stream()
                .anyMatch(line -> line.rule() == LineRule.INCLUDED
                        && line.unitType() == type
                        && line.period().end().isAfter(day));
    }

    /** The days that its lines cover, from the first to the last. */
    public Period days() {
        LocalDate start = lines.stream()
                .map(line -> line.period().start())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate end = lines.stream()
                .map(line -> line.period().end())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Period(start, end);
    }

    /** What people call it. */
    public String called() {
        return number == null ? "the invoice of this change" : number;
    }
}
