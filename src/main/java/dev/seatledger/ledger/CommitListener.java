package dev.seatledger.ledger;

import java.util.UUID;

/**
 * Who wants to know of new events at once. The ledger tells it what this instance has committed, after the commit; commits of other
 * instances are for the listener to find. What it does with it is not the ledger's business, and never holds up a change.
 */
public interface CommitListener {

    /**
     * Returns at once.
     *
     * @param sequence of the company's last event
     */
    void committed(UUID companyId, long sequence);
}
