package dev.seatledger.plan;

import java.time.Clock;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.invoice.RecurringInvoicing;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.ledger.Needs;
import dev.seatledger.shared.problem.DomainFailure;

/** Reads the plan: one statement, whatever the number of units. */
@ApplicationScoped
public class PlanService {

    private final Ledger ledger;
    private final RecurringInvoicing recurring;
    private final Clock clock;

    PlanService(Ledger ledger, RecurringInvoicing recurring, Clock clock) {
        this.ledger = ledger;
        this.recurring = recurring;
        this.clock = clock;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Plan> get(UUID companyId) {
        return ledger.read(companyId).map(state -> Plan.of(state, state.now(clock)));
    }

    /**
     * The next recurring invoice as it would be issued now.
     *
     * @throws DomainFailure {@code not-found}, {@code contract-ended}
     */
    public Uni<Forecast> forecast(UUID companyId) {
        return ledger.read(companyId, Needs.withPendingCharges()).map(state -> Forecast.of(state, recurring));
    }
}
