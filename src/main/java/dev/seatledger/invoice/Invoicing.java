package dev.seatledger.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.OpenCredit;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.TaxRates;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.customer.Customer;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.StateParts;
import dev.seatledger.shared.persistence.Ids;

/** From lines to an invoice: issuer, tax, dates, sums and the credit it takes. Preview, forecast and issue share it (R13). */
@ApplicationScoped
public class Invoicing {

    /** What drafting and issuing depend on. */
    public static final Needs NEEDS = Needs.of(Customer.PART, OpenCreditRow.PART);

    private final Issuers issuers;
    private final TaxRates taxRates;

    Invoicing(Issuers issuers, TaxRates taxRates) {
        this.issuers = issuers;
        this.taxRates = taxRates;
    }

    /** What {@link #NEEDS} finds of a company that is about to be onboarded: no credit. */
    public static StateParts opening(Customer customer) {
        return StateParts.NONE.with(Customer.PART, customer).with(OpenCreditRow.PART, List.of());
    }

    /**
     * An invoice that something which happened at {@code at} calls for.
     *
     * @param state with the credit that is open when it is issued
     * @return empty if it would be over 0.00, for then there is no document (R15)
     */
    public Optional<InvoiceRecord> draft(CompanyState state, InvoiceReason reason, List<ChargeLine> lines, Instant at) {
        return draft(state, reason, null, documentLines(lines), at);
    }

    /**
     * A recurring invoice.
     *
     * @param periodStart first day of the window it bills; no other recurring invoice of the company has it (R20)
     * @return empty if it would be over 0.00
     */
    public Optional<InvoiceRecord> draftRecurring(
            CompanyState state, LocalDate periodStart, List<ChargeLine> lines, Instant at) {
        return draft(state, InvoiceReason.RECURRING, periodStart, documentLines(lines), at);
    }

    /**
     * What an invoice should have been (R28).
     *
     * @return empty if it would be over 0.00
     */
    public Optional<InvoiceRecord> draftCorrection(CompanyState state, List<DocumentLine> lines, Instant at) {
        return draft(state, InvoiceReason.CORRECTION, null, lines, at);
    }

    private Optional<InvoiceRecord> draft(
            CompanyState state,
            InvoiceReason reason,
            @Nullable LocalDate periodStart,
            List<DocumentLine> lines,
            Instant at) {
        List<DocumentLine> billed =
                lines.stream().filter(line -> !line.net().isZero()).toList();
        if (billed.isEmpty()) {
            return Optional.empty();
        }
        SubscriptionTerms terms = state.terms();
        Customer customer = state.get(Customer.PART);
        Issuer issuer = issuers.get(customer.issuer());
        LocalDate issueDate = state.today(at);
        TaxTreatment tax = TaxTreatment.of(issuer.taxParty(), customer.taxParty(), issueDate, taxRates);
        InvoiceAmounts amounts =
                InvoiceAmounts.of(billed.stream().map(DocumentLine::net).toList(), tax, terms.currency());
        return Optional.of(new InvoiceRecord(
                Ids.next(),
                issuer,
                reason,
                at,
                issueDate,
                terms.payment().dueDate(issueDate),
                periodStart,
                billed,
                tax,
                amounts,
                AppliedCredit.oldestFirst(amounts.total(), openCredits(state))));
    }

    private static List<OpenCredit> openCredits(CompanyState state) {
        return state.get(OpenCreditRow.PART).stream()
                .map(credit -> credit.toCredit(state.terms().currency()))
                .toList();
    }

    private static List<DocumentLine> documentLines(List<ChargeLine> lines) {
        return lines.stream().map(DocumentLine::of).toList();
    }
}
