package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;

/** Asks for nothing but what happens to every command: that windows which have begun begin first. Answers the state then. */
record RollOver(UUID companyId, Needs needs) implements Command<CompanyState> {

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        return Decision.nothing(state);
    }
}
