package dev.seatledger.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

/** A command on its way, its latest decision, and who waits for the answer. */
final class QueuedCommand<A> {

    private final Command<A> command;
    private final UniEmitter<? super A> emitter;
    private int attempts;
    private int conflicts;
    private @Nullable Function<Receipt, A> answer;
    private @Nullable RuntimeException refusal;

    QueuedCommand(Command<A> command, UniEmitter<? super A> emitter) {
        this.command = command;
        this.emitter = emitter;
    }

    UUID companyId() {
        return command.companyId();
    }

    int size() {
        return command.size();
    }

    /** What it cannot be decided without. */
    Needs needs() {
        return command.needs();
    }

    /** What is read for it where something has to be read. */
    Needs needsToBeSure() {
        return command.needsToBeSure();
    }

    /** Refused because of what came in its way before it could be decided. */
    void refuse(RuntimeException cause) {
        attempts++;
        answer = null;
        refusal = cause;
    }

    /** Decides anew; a refusal is kept until it is known that the state it was decided on stands. */
    @Nullable
    Change decide(CompanyState state, Instant now) {
        attempts++;
        answer = null;
        refusal = null;
        try {
            Decision<A> decision = command.decide(state, now);
            answer = decision.answer();
            return decision.change().orElse(null);
        } catch (RuntimeException e) {
            refusal = e;
            return null;
        }
    }

    /** Whether a decision to write nothing stands, as far as what it was decided on goes. */
    boolean isSure(CompanyState state) {
        return state.has(command.needsToBeSure());
    }

    boolean mayTryAgain(int maxAttempts) {
        return attempts < maxAttempts;
    }

    /** Counts the conflicts; after the last the command is given up. */
    boolean mayTryAgainAfterConflict(int maxConflicts) {
        conflicts++;
        return conflicts < maxConflicts;
    }

    /** The state that the decision rests on stands: the caller hears the outcome. */
    void settle(Receipt receipt) {
        if (refusal != null) {
            emitter.fail(refusal);
        } else if (answer != null) {
            complete(answer, receipt);
        }
    }

    void fail(Throwable failure) {
        emitter.fail(failure);
    }

    private void complete(Function<Receipt, A> answer, Receipt receipt) {
        try {
            emitter.complete(answer.apply(receipt));
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }
}
