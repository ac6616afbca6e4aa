package dev.seatledger.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.shared.idempotency.AnsweredBefore;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.Once;
import dev.seatledger.shared.idempotency.StoredAnswer;

/**
 * A command that is carried out once: its answer is written with its effect, and a repetition fails with {@link AnsweredBefore}. Two at the
 * same time are decided one after the other like any commands of a company, here and on other instances, so nobody is asked to come back.
 */
record OnceCommand<A>(Command<A> command, Once<A> once) implements Command<A> {

    @Override
    public UUID companyId() {
        return command.companyId();
    }

    @Override
    public Needs needs() {
        return command.needs().withAnswered(once.key());
    }

    @Override
    public Decision<A> decide(CompanyState state, Instant now) {
        AnsweredRequest before = state.loaded().answered().get(once.key());
        if (before != null) {
            StoredAnswer answer = before.to(once);
            return new Decision<>(Optional.empty(), receipt -> {
                // If it was carried out within the same write, only the receipt knows its numbers.
                throw new AnsweredBefore(
                        new StoredAnswer(answer.status(), answer.location(), receipt.fill(answer.body())));
            });
        }
        Decision<A> decision = command.decide(state, now);
        if (decision.change().isEmpty()) {
            return decision;
        }
        StoredAnswer answer = once.answering().apply(decision.answer().apply(Receipt.AWAITED));
        AnsweredRequest answered = new AnsweredRequest(once.requestHash(), answer);
        return new Decision<>(
                decision.change().map(change -> change.answering(once.key(), answered)), decision.answer());
    }
}
