package dev.seatledger.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the first instant of a charge window, or of the contract, does (R19 - R21).
 *
 * <p>Readings: on the day on which a cancelled contract ends, commitments that were to change on that very day do not change any more. A
 * cut-short window before the first anchor belongs to the first term also for monthly contracts, so that with retention {@code term} its
 * seats stay.
 */
final class Rollover {

    private static final String RECURRING = "recurring";

    private final Account account;

    Rollover(Account account) {
        this.account = account;
    }

    /** The invoice of the running period, for a contract that has started when the company is onboarded. */
    void open() {
        account.started = true;
        account.books.issue(RECURRING, includedLines(account.today()), account.now, account.today());
    }

    /** The boundary that comes next is this day; time stands at its first instant. */
    void at(LocalDate day) {
        if (account.ended) {
            return;
        }
        if (day.equals(account.endsOn)) {
            account.ended = true;
            account.books.issue(RECURRING, takeKept(), account.now, day);
            return;
        }
        account.started = true;
        amend(day);
        account.positions.replaceAll((type, position) -> seatsOfNewWindow(position, day));
        List<Line> lines = new ArrayList<>();
        if (account.almanac.begins(Almanac.Kind.PERIOD, day)) {
            lines.addAll(includedLines(day));
        }
        lines.addAll(additionalLines(day));
        lines.addAll(takeKept());
        account.books.issue(RECURRING, lines, account.now, day);
    }

    private void amend(LocalDate day) {
        for (UnitType type : List.copyOf(account.scheduled.keySet())) {
            Account.Scheduled change = account.scheduled.get(type);
            if (change.on().equals(day)) {
                account.scheduled.remove(type);
                account.positions.computeIfPresent(type, (same, position) -> amended(position, change.included()));
            }
        }
    }

    /** Of a commitment that falls the seats fall by as many, those beyond it stay for the rule of the new window. */
    private static Position amended(Position position, int included) {
        int fall = Math.max(0, position.included() - included);
        int paid = Math.max(position.paid() - fall, Math.max(included, position.created()));
        return new Position(included, position.created(), paid);
    }

    private Position seatsOfNewWindow(Position position, LocalDate day) {
        int least = Math.max(position.included(), position.created());
        boolean seatsStay = account.terms.keepsSeatsForTheTerm() && !account.almanac.begins(Almanac.Kind.TERM, day);
        return new Position(
                position.included(), position.created(), seatsStay ? Math.max(position.paid(), least) : least);
    }

    private List<Line> includedLines(LocalDate day) {
        Stretch period = account.almanac.whole(Almanac.Kind.PERIOD, day);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<UnitType, Position> entry : account.positions.entrySet()) {
            int included = entry.getValue().included();
            Line.Seats seats = new Line.Seats(included, included);
            lines.add(Line.of(account.terms, Rule.INCLUDED, entry.getKey(), included, period, seats));
        }
        return lines;
    }

    private List<Line> additionalLines(LocalDate day) {
        Stretch window = account.almanac.whole(Almanac.Kind.WINDOW, day);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<UnitType, Position> entry : account.positions.entrySet()) {
            int included = entry.getValue().included();
            int paid = entry.getValue().paid();
            Line.Seats seats = new Line.Seats(included, paid);
            lines.add(Line.of(account.terms, Rule.ADDITIONAL, entry.getKey(), paid - included, window, seats));
        }
        return lines;
    }

    private List<Line> takeKept() {
        List<Line> taken = List.copyOf(account.kept);
        account.kept.clear();
        return taken;
    }
}
