package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that wants to change one company. It may be decided more than once, when another write came first, so a decision has no side
 * effects.
 *
 * @param <A> what the caller gets when the change is committed
 */
public interface Command<A> {

    UUID companyId();

    /** How many rows it writes, about: many small commands share a statement, large ones share it with few. */
    default int size() {
        return 1;
    }

    /** The parts of the state without which nothing can be decided, beside positions and terms. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * The parts that the decision depends on where nothing is written. More than {@link #needs} if the guard of the write stands for the
     * rest; read with it where something has to be read, for that costs nothing more.
     */
    default Needs needsToBeSure() {
        return needs();
    }

    /**
     * @param state in the window that {@code now} belongs to, or of a contract that has ended
     * @param now the company's own now
     * @throws dev.seatledger.shared.problem.DomainFailure to refuse; nothing is written then
     */
    Decision<A> decide(CompanyState state, Instant now);
}
