package dev.seatledger.ledger;

import java.util.List;
import java.util.UUID;

import org.jboss.logging.Logger;

/** Tells all listeners. One that fails is the listener's defect: the change is in the books and its author hears so. */
final class Commits {

    private static final Logger LOG = Logger.getLogger(Commits.class);

    private final List<CommitListener> listeners;

    Commits(List<CommitListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(UUID companyId, long sequence) {
        for (CommitListener listener : listeners) {
            try {
                listener.committed(companyId, sequence);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a listener failed company=%s sequence=%d", companyId, sequence);
            }
        }
    }

    void tell(Change change) {
        tell(change.after().companyId(), change.after().sequence());
    }
}
