package dev.seatledger.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What the ends of charge windows do to a company. The ledger runs it before everything that happens in a later window (R20); what it
 * decides is the invoices' business, on which the ledger does not depend.
 */
public interface Rollovers {

    /** Who the entries of a rollover name as their cause. */
    String ACTOR = "seatledger";

    /** What a state must have before it can roll over. */
    Needs needs();

    /**
     * One posting for each window that has begun up to {@code now} and that the company has not rolled over to, in order, each decided on
     * the state that the one before leads to. Empty if none has.
     *
     * @param state with what {@link #needs} says
     */
    List<Posting> due(CompanyState state, Instant now);
}
