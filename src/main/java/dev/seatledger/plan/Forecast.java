package dev.seatledger.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.contract.RecurringInvoicing;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * The next recurring invoice, computed by the code that will issue it, as things stand now.
 *
 * @param issueDate local day of the rollover that issues it; of the next rollover if none of those examined bills anything
 * @param invoice empty if nothing will be billed
 * @param nothing amounts of 0.00
 */
public record Forecast(
        CompanyState state, LocalDate issueDate, Optional<InvoiceRecord> invoice, InvoiceAmounts nothing) {

    /** How many windows to look ahead: the months of a yearly contract that bill nothing, and the one that does. */
    private static final int MAX_WINDOWS = 13;

    /**
     * @param state with its pending charges
     * @throws DomainFailure {@code contract-ended}
     */
    static Forecast of(CompanyState state, RecurringInvoicing recurring) {
        if (state.hasEnded()) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_ENDED, "The contract has ended, so no recurring invoice will be issued.");
        }
        LocalDate next = state.today(Objects.requireNonNull(state.nextRolloverAt()));
        CompanyState running = state;
        for (int window = 0; window < MAX_WINDOWS && !running.hasEnded(); window++) {
            RecurringInvoicing.Step step =
                    recurring.rollOver(running, Objects.requireNonNull(running.nextRolloverAt()));
            if (step.invoice().isPresent()) {
                return new Forecast(state, step.invoice().get().issueDate(), step.invoice(), zero(state));
            }
            running = step.posting().after();
        }
        return new Forecast(state, next, Optional.empty(), zero(state));
    }

    /** The document's amounts. */
    public InvoiceAmounts amounts() {
        return invoice.map(InvoiceRecord::amounts).orElse(nothing);
    }

    /** The lines, if there are any. */
    public List<DocumentLine> lines() {
        return invoice.map(InvoiceRecord::lines).orElse(List.of());
    }

    private static InvoiceAmounts zero(CompanyState state) {
        Money zero = Money.zero(state.terms().currency());
        return new InvoiceAmounts(zero, zero, zero);
    }
}
