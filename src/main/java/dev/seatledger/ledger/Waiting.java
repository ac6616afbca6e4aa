package dev.seatledger.ledger;

import java.time.Instant;
import java.util.function.Function;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** A command on its way, its latest decision, and who waits for the answer. */
final class Waiting<A> {

    private final Command<A> command;
    private final UniEmitter<? super A> emitter;
    private int attempts;
    private @Nullable Function<Receipt, A> answer;
    private @Nullable RuntimeException refusal;

    Waiting(Command<A> command, UniEmitter<? super A> emitter) {
        this.command = command;
        this.emitter = emitter;
    }

    Command<A> command() {
        return command;
    }

    /** Decides anew; a refusal is kept until it is known that the state it was decided on stands. */
    @Nullable
    LedgerChange decide(CompanyState state, Instant now) {
        attempts++;
        answer = null;
        refusal = null;
        try {
            refuseAfterWindow(state, now);
            Decision<A> decision = command.decide(state, now);
            answer = decision.answer();
            return decision.change().orElse(null);
        } catch (RuntimeException e) {
            refusal = e;
            return null;
        }
    }

    /** Nothing is priced, added or removed on positions that the end of their window has made stale (R20). */
    private static void refuseAfterWindow(CompanyState state, Instant now) {
        if (!now.isBefore(state.nextRolloverAt())) {
            throw new DomainFailure(
                    ProblemType.ROLLOVER_PENDING,
                    "The window ended at %s and the next has not begun yet.".formatted(state.nextRolloverAt()));
        }
    }

    boolean mayTryAgain(int maxAttempts) {
        return attempts < maxAttempts;
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
