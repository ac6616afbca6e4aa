package dev.seatledger.plan;

import java.time.Clock;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.ledger.Ledger;
import dev.seatledger.shared.problem.DomainFailure;

/** Reads the plan: one statement, whatever the number of units. */
@ApplicationScoped
public class PlanService {

    private final Ledger ledger;
    private final Clock clock;

    PlanService(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Plan> get(UUID companyId) {
        return ledger.read(companyId).map(state -> Plan.of(state, state.now(clock)));
    }
}
