package dev.seatledger.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.seatledger.shared.idempotency.AnsweredBefore;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.Once;
import dev.seatledger.shared.idempotency.RequestKey;
import dev.seatledger.shared.idempotency.StoredAnswer;

/**
 * A command that is carried out once: its answer is written with its effect, and a repetition fails with {@link AnsweredBefore}. That it was
 * not carried out before is part of the write's guard, so a first request needs no read for its key: it can be decided on a state that says
 * nothing of it. Only a decision to write nothing, a refusal, needs to be sure that it is no repetition.
 */
record IdempotentCommand<A>(Command<A> command, Once<A> once) implements Command<A> {

    @Override
    public UUID companyId() {
        return command.companyId();
    }

    @Override
    public Needs needs() {
        return command.needs();
    }

    @Override
    public Needs needsToBeSure() {
        return command.needs().and(AnsweredRow.needs(once.key()));
    }

    @Override
    public Decision<A> decide(CompanyState state, Instant now) {
        Map<RequestKey, AnsweredRequest> known =
                state.parts().find(AnsweredRow.PART).orElse(Map.of());
        AnsweredRequest before = known.get(once.key());
        if (before != null) {
            return replay(before.to(once));
        }
        Decision<A> decision = command.decide(state, now);
        return new Decision<>(
                decision.change().map(change -> answering(change, known, decision.answer())), decision.answer());
    }

    private Change answering(Change change, Map<RequestKey, AnsweredRequest> known, Function<Receipt, A> answer) {
        AnsweredRequest answered =
                new AnsweredRequest(once.requestHash(), once.answering().apply(answer.apply(Receipt.AWAITED)));
        Map<RequestKey, AnsweredRequest> all = new HashMap<>(known);
        all.put(once.key(), answered);
        return change.with(
                AnsweredRow.KIND, AnsweredRow.of(companyId(), once.key(), answered), AnsweredRow.PART, Map.copyOf(all));
    }

    /** If it was carried out within the same write, only the receipt knows its numbers. */
    private static <A> Decision<A> replay(StoredAnswer answer) {
        return new Decision<>(Optional.empty(), receipt -> {
            throw new AnsweredBefore(new StoredAnswer(answer.status(), answer.location(), receipt.fill(answer.body())));
        });
    }
}
