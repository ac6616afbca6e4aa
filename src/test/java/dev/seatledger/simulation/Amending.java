package dev.seatledger.simulation;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Changes of what is included (R22 - R24).
 *
 * <p>Readings: an immediate change leaves a scheduled one alone. Scheduling what is included already, to replace a scheduled change, is
 * no decrease, so it is for the end of the running term. A change may be scheduled for a day on or after the end of a cancelled contract;
 * it never comes. Neither suspension nor an overdue invoice stops an amendment.
 */
final class Amending {

    private final Account account;

    Amending(Account account) {
        this.account = account;
    }

    Answer amend(UnitType type, int included, boolean immediate) {
        Position position = account.positions.get(type);
        Set<String> refusals = refusals(position, type, included, immediate);
        if (position == null || !refusals.isEmpty()) {
            return Answer.refused(refusals);
        }
        if (!immediate) {
            LocalDate on = included < position.included()
                    ? account.endAfterNotice()
                    : account.almanac.endOf(Almanac.Kind.TERM, account.today());
            account.scheduled.put(type, new Account.Scheduled(included, on));
            return Answer.on(on);
        }
        return included > position.included() ? raise(type, position, included) : lower(type, position, included);
    }

    private Set<String> refusals(@Nullable Position position, UnitType type, int included, boolean immediate) {
        Set<String> refusals = new LinkedHashSet<>();
        if (!account.started) {
            refusals.add("contract-not-started");
        }
        if (account.ended) {
            refusals.add("contract-ended");
        }
        if (position == null) {
            refusals.add("unit-type-not-in-contract");
            return refusals;
        }
        if (included == position.included() && (immediate || !account.scheduled.containsKey(type))) {
            refusals.add("validation-failed");
        }
        if (immediate && included < position.included() && position.created() > included) {
            refusals.add("commitment-below-units");
        }
        return refusals;
    }

    /** Seats that are paid already are absorbed; the others cost the included price for the rest of the period. */
    private Answer raise(UnitType type, Position position, int included) {
        int paid = Math.max(position.paid(), included);
        Line line = Line.of(
                account.terms,
                Rule.INCLUDED,
                type,
                paid - position.paid(),
                restOfPeriod(),
                new Line.Seats(position.paid(), paid));
        account.positions.put(type, new Position(included, position.created(), paid));
        Bill bill = account.books.issue("amendment", List.of(line), account.now, account.today());
        return new Answer(Set.of(), bill, List.of(), account.today(), null);
    }

    private Answer lower(UnitType type, Position position, int included) {
        int fall = position.included() - included;
        int paid = position.paid() - fall;
        Line line = Line.of(
                account.terms, Rule.INCLUDED, type, fall, restOfPeriod(), new Line.Seats(position.paid(), paid));
        account.positions.put(type, new Position(included, position.created(), paid));
        List<Credit> credits = account.books.creditFor(line, account.now, account.today());
        return new Answer(Set.of(), null, credits, account.today(), null);
    }

    private Stretch restOfPeriod() {
        return account.almanac.rest(Almanac.Kind.PERIOD, account.now);
    }
}
