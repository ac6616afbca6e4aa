package dev.seatledger.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.RecurringInvoicing;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.problem.DomainFailure;

/** Reads the plan, its history and its forecast: one or two statements, whatever the number of units. */
@ApplicationScoped
public class PlanService {

    private final Ledger ledger;
    private final RecurringInvoicing recurring;
    private final HistoryStore histories;
    private final Clock clock;

    PlanService(Ledger ledger, RecurringInvoicing recurring, HistoryStore histories, Clock clock) {
        this.ledger = ledger;
        this.histories = histories;
        this.recurring = recurring;
        this.clock = clock;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Plan> get(UUID companyId) {
        return ledger.read(companyId, Plan.NEEDS).map(state -> Plan.of(state, state.now(clock)));
    }

    /**
     * The plan, for a stream.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<PlanView> view(UUID companyId) {
        return ledger.read(companyId, Plan.NEEDS)
                .map(state -> new PlanView(
                        Plan.of(state, state.now(clock)),
                        state.head().testClock() == null ? state.nextRolloverAt() : null));
    }

    /**
     * The seat counts of a type at the end of each of the company's local days, and the current ones.
     *
     * @param days how many days before today the history starts
     * @throws DomainFailure {@code not-found}
     */
    public Uni<PlanHistory> history(UUID companyId, UnitType type, int days) {
        return ledger.read(companyId).chain(state -> {
            LocalDate today = state.today(state.now(clock));
            return histories.read(
                    companyId,
                    type,
                    today.minusDays(days),
                    today,
                    state.terms().calendar().zone());
        });
    }

    /**
     * The next recurring invoice as it would be issued now.
     *
     * @throws DomainFailure {@code not-found}, {@code contract-ended}
     */
    public Uni<Forecast> forecast(UUID companyId) {
        return ledger.read(companyId, recurring.needs()).map(state -> Forecast.of(state, recurring));
    }
}
