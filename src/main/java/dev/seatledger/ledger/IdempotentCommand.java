package dev.seatledger.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.IdempotencyKey;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.idempotency.Replay;
import dev.seatledger.shared.idempotency.StoredAnswer;

/**
 * A command that is carried out once: its answer is written with its effect, and a repetition fails with {@link Replay}. That it was
 * not carried out before is part of the write's guard, so a first request needs no read for its key: it can be decided on a state that says
 * nothing of it. Only a decision to write nothing, a refusal, needs to be sure that it is no repetition.
 */
record IdempotentCommand<A>(Command<A> command, IdempotentRequest<A> request) implements Command<A> {

    @Override
    public UUID companyId() {
        return command.companyId();
    }

    @Override
    public int size() {
        return command.size();
    }

    @Override
    public Needs needs() {
        return command.needs();
    }

    @Override
    public Needs needsToBeSure() {
        return command.needs().and(AnsweredRow.needs(request.key()));
    }

    @Override
    public Decision<A> decide(CompanyState state, Instant now) {
        Map<IdempotencyKey, AnsweredRequest> known =
                state.parts().find(AnsweredRow.PART).orElse(Map.of());
        AnsweredRequest before = known.get(request.key());
        if (before != null) {
            return replay(before.to(request));
        }
        Decision<A> decision = command.decide(state, now);
        return new Decision<>(
                decision.change().map(change -> answering(change, known, decision.answer())), decision.answer());
    }

    private Change answering(Change change, Map<IdempotencyKey, AnsweredRequest> known, Function<Receipt, A> answer) {
        AnsweredRequest answered =
                new AnsweredRequest(request.requestHash(), request.answering().apply(answer.apply(Receipt.AWAITED)));
        Map<IdempotencyKey, AnsweredRequest> all = new HashMap<>(known);
        all.put(request.key(), answered);
        return change.with(
                AnsweredRow.KIND,
                AnsweredRow.of(companyId(), request.key(), answered),
                AnsweredRow.PART,
                Map.copyOf(all));
    }

    /** If it was carried out within the same write, only the receipt knows its numbers. */
    private static <A> Decision<A> replay(StoredAnswer answer) {
        return new Decision<>(Optional.empty(), receipt -> {
            throw new Replay(new StoredAnswer(answer.status(), answer.location(), receipt.fill(answer.body())));
        });
    }
}
