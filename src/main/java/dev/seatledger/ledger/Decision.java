package dev.seatledger.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command has decided.
 *
 * @param change what to write; empty if nothing is to change
 * @param answer the caller's answer, made once the change is committed
 */
public record Decision<A>(Optional<Change> change, Function<Receipt, A> answer) {

    public static <A> Decision<A> write(Posting posting, Function<Receipt, A> answer) {
        return write(List.of(posting), answer);
    }

    /**
     * @param postings each decided on the state that the one before leads to
     */
    public static <A> Decision<A> write(List<Posting> postings, Function<Receipt, A> answer) {
        return new Decision<>(postings.stream().map(Posting::toChange).reduce(Change::then), answer);
    }

    public static <A> Decision<A> nothing(A answer) {
        return new Decision<>(Optional.empty(), receipt -> answer);
    }
}
