package dev.seatledger.invoice.document;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.invoice.BankAccount;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.ledger.Language;
import dev.seatledger.shared.money.Money;

/**
 * All that stands on an invoice or a credit note: parties, lines, tax and amounts as they were stored when it was issued.
 *
 * @param reason the constant's name: invoices and credit notes have reasons of their own
 * @param dueDate of invoices only
 * @param credits that paid a part of an invoice when it was issued
 * @param credited what a credit note credits
 * @param account where to pay by transfer; null for other methods, or if none is configured
 */
record DocumentContent(
        DocumentKind kind,
        String number,
        String reason,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Party seller,
        Party buyer,
        String planName,
        List<DocumentLine> lines,
        TaxTreatment tax,
        Amounts amounts,
        List<Credit> credits,
        @Nullable CreditedInvoice credited,
        PaymentMethod paymentMethod,
        @Nullable BankAccount account,
        Language language) {

    DocumentContent {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
    }

    /**
     * @param address lines, street first; empty for customers, of whom no more than the country is known
     */
    record Party(
            String legalName,
            List<String> address,
            String country,
            @Nullable String vatNumber) {

        Party {
            address = List.copyOf(address);
        }
    }

    /**
     * @param creditApplied what open credit paid on issue; 0 on credit notes
     * @param due what was to be paid on issue; on credit notes: what is given back
     */
    record Amounts(Money net, Money tax, Money total, Money creditApplied, Money due) {}

    record Credit(String number, Money amount) {}

    record CreditedInvoice(String number, LocalDate issueDate) {}

    boolean isInvoice() {
        return kind == DocumentKind.INVOICE;
    }

    Currency currency() {
        return amounts.total().currency();
    }

    /** All days that its lines cover. */
    Period period() {
        LocalDate start = lines.get(0).period().start();
        LocalDate end = lines.get(0).period().end();
        for (DocumentLine line : lines) {
            start = line.period().start().isBefore(start) ? line.period().start() : start;
            end = line.period().end().isAfter(end) ? line.period().end() : end;
        }
        return new Period(start, end);
    }

    /** Whether there is something to transfer. */
    boolean isPaidByTransfer() {
        return isInvoice()
                && paymentMethod == PaymentMethod.BANK_TRANSFER
                && !amounts.due().isZero();
    }
}
