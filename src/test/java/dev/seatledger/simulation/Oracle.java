package dev.seatledger.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What must happen to one company, worked out slowly and independently of the application: days are walked one at a time ({@link
 * Almanac}), amounts are exact fractions that are rounded once ({@link Rational}), and documents are kept in lists ({@link Books}). It is
 * told what is done, at the instant at which the company's clock stands, and answers what the API must answer.
 *
 * <p>Readings of what the product's page leaves open, here and in {@link Almanac}, {@link Books}, {@link Rollover} and {@link Amending}:
 *
 * <ul>
 *   <li>If several refusals hold, each of them is a right answer.
 *   <li>An add that needs seats is refused over an overdue invoice also where it would cost nothing, or be billed later.
 *   <li>A unit sits on an included seat while C is not beyond I, then on a paid one while C is not beyond S, else on an additional one.
 *   <li>A batch that only deletes is a deletion; one that also adds is refused as an add is, and then deletes nothing.
 *   <li>Seats before the contract starts are those included.
 * </ul>
 */
final class Oracle {

    private final Account account;
    private final Rollover rollover;
    private final Amending amending;

    Oracle(Terms terms) {
        this.account = new Account(terms);
        this.rollover = new Rollover(account);
        this.amending = new Amending(account);
        if (!account.today().isBefore(terms.start())) {
            rollover.open();
        }
    }

    Terms terms() {
        return account.terms;
    }

    Almanac almanac() {
        return account.almanac;
    }

    Instant now() {
        return account.now;
    }

    LocalDate today() {
        return account.today();
    }

    Map<UnitType, Position> positions() {
        return Map.copyOf(account.positions);
    }

    Position position(UnitType type) {
        return account.positions.get(type);
    }

    List<Bill> bills() {
        return account.books.bills();
    }

    List<Credit> credits() {
        return account.books.credits();
    }

    Tax tax() {
        return account.books.tax();
    }

    boolean hasStarted() {
        return account.started;
    }

    boolean isSuspended() {
        return account.suspended;
    }

    boolean isCancelled() {
        return account.endsOn != null;
    }

    /** The first instant of the next charge window, or of a contract that has not started. */
    Instant nextBoundary() {
        return account.almanac.firstInstantOf(account.almanac.endOf(Almanac.Kind.WINDOW, account.today()));
    }

    Answer moveClock(Instant to) {
        if (to.isBefore(account.now)) {
            return Answer.refused("clock-never-goes-back");
        }
        while (!nextBoundary().isAfter(to)) {
            account.now = nextBoundary();
            rollover.at(account.today());
        }
        account.now = to;
        return Answer.DONE;
    }

    Answer add(UnitType type) {
        return change(Map.of(), Map.of(type, 1));
    }

    Answer delete(UnitType type) {
        return change(Map.of(type, 1), Map.of());
    }

    /** Why this would be refused now, which may be for several reasons; nothing changes. */
    Set<String> refusals(Map<UnitType, Integer> delete, Map<UnitType, Integer> create) {
        Set<String> refusals = new LinkedHashSet<>();
        if (create.isEmpty()) {
            return refusals;
        }
        if (!account.started) {
            refusals.add("contract-not-started");
        }
        if (account.ended) {
            refusals.add("contract-ended");
        }
        if (account.suspended) {
            refusals.add("company-suspended");
        }
        if (!account.positions.keySet().containsAll(create.keySet())) {
            refusals.add("unit-type-not-in-contract");
        }
        if (account.books.isOverdue(account.today()) && needsSeats(delete, create)) {
            refusals.add("invoice-overdue");
        }
        return refusals;
    }

    private boolean needsSeats(Map<UnitType, Integer> delete, Map<UnitType, Integer> create) {
        return create.entrySet().stream()
                .filter(entry -> account.positions.containsKey(entry.getKey()))
                .anyMatch(entry -> position(entry.getKey())
                                .remove(delete.getOrDefault(entry.getKey(), 0))
                                .needFor(entry.getValue())
                        > 0);
    }

    /** Deletes first, then adds: how many of each type. */
    Answer change(Map<UnitType, Integer> delete, Map<UnitType, Integer> create) {
        Set<String> refusals = refusals(delete, create);
        if (!refusals.isEmpty()) {
            return Answer.refused(refusals);
        }
        delete.forEach((type, units) -> account.positions.computeIfPresent(type, (same, p) -> p.remove(units)));
        List<Line> lines = new ArrayList<>();
        String source = null;
        for (UnitType type : UnitType.values()) {
            int units = create.getOrDefault(type, 0);
            if (units > 0) {
                Position before = position(type);
                Position after = before.add(units);
                source = sourceOf(before, after);
                lines.add(Line.of(
                        account.terms,
                        Rule.ADDITIONAL,
                        type,
                        after.paid() - before.paid(),
                        account.almanac.rest(Almanac.Kind.WINDOW, account.now),
                        new Line.Seats(before.paid(), after.paid())));
                account.positions.put(type, after);
            }
        }
        return new Answer(Set.of(), bill(lines), List.of(), null, source);
    }

    private static String sourceOf(Position before, Position after) {
        if (after.created() <= before.included()) {
            return "included";
        }
        return after.created() <= before.paid() ? "paid_seat" : "additional";
    }

    private @Nullable Bill bill(List<Line> lines) {
        if (account.terms.billsAddsLater()) {
            account.kept.addAll(lines);
            return null;
        }
        return account.books.issue("additional_units", lines, account.now, account.today());
    }

    Answer amend(UnitType type, int included, boolean immediate) {
        return amending.amend(type, included, immediate);
    }

    /** Not to be asked before the start: nobody says what a cancellation does there. */
    Answer cancel() {
        if (account.endsOn != null) {
            return Answer.refused(
                    account.ended ? Set.of("already-cancelled", "contract-ended") : Set.of("already-cancelled"));
        }
        account.endsOn = account.endAfterNotice();
        return Answer.on(account.endsOn);
    }

    void suspend() {
        account.suspended = true;
    }

    void resume() {
        account.suspended = false;
    }

    Answer pay(Bill bill, BigDecimal amount) {
        return account.books.pay(bill, amount) ? Answer.DONE : Answer.refused("payment-exceeds-due");
    }

    Answer credit(Bill bill, @Nullable BigDecimal gross, String reason) {
        Credit credit =
                account.books.credit(bill, gross, new Credit.Origin(account.now, account.today(), reason, null));
        return credit == null
                ? Answer.refused("credit-exceeds-invoice")
                : new Answer(Set.of(), null, List.of(credit), null, null);
    }
}
