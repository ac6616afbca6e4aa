package dev.seatledger.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.CommitmentChange;
import dev.seatledger.billing.RecurringCharge;
import dev.seatledger.billing.Rollover;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.ledger.SeatCause;

/**
 * Replays a seat log: derives every position from the previous one and its cause, and with it what must have been billed. One per audit.
 */
final class SeatReplay {

    private final SubscriptionTerms terms;
    private final @Nullable LocalDate endsOn;
    private final Findings findings;
    private final Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
    private final Map<LocalDate, List<DocumentLine>> recurring = new LinkedHashMap<>();
    private final List<Books.Entry> purchases = new ArrayList<>();
    private final Map<Books.Entry, CommitmentChange> amendments = new LinkedHashMap<>();
    private long lastRollover;
    private @Nullable Instant windowEnd;

    /**
     * @param endsOn first day after a contract that was cancelled; null for one that renews
     */
    SeatReplay(SubscriptionTerms terms, @Nullable LocalDate endsOn, Findings findings) {
        this.terms = terms;
        this.endsOn = endsOn;
        this.findings = findings;
    }

    void replay(List<Books.Entry> log) {
        Map<Long, List<Books.Entry>> bySequence =
                log.stream().collect(Collectors.groupingBy(Books.Entry::sequence, TreeMap::new, Collectors.toList()));
        bySequence.values().forEach(this::replayEvent);
    }

    /** The positions at the end of the log. */
    Map<UnitType, SeatPosition> positions() {
        return positions;
    }

    /** By the first day of their window: the lines that recurring invoices must have begun with. */
    Map<LocalDate, List<DocumentLine>> recurring() {
        return recurring;
    }

    /** Entries that bought a seat for one unit each, oldest first. */
    List<Books.Entry> purchases() {
        return purchases;
    }

    /** Commitments that were changed at once, and what that billed or gave back. */
    Map<Books.Entry, CommitmentChange> amendments() {
        return amendments;
    }

    /** When the last window that was opened ends: nothing but a rollover can have happened since. */
    @Nullable
    Instant windowEnd() {
        return windowEnd;
    }

    /** Sequence of the last rollover; 0 if there was none. */
    long lastRollover() {
        return lastRollover;
    }

    private void replayEvent(List<Books.Entry> entries) {
        for (Books.Entry entry : entries) {
            SeatPosition before = positions.getOrDefault(entry.after().type(), entry.before());
            findings.same(before, entry.before(), "position before event " + entry.sequence());
        }
        Books.Entry first = entries.get(0);
        checkWindow(first);
        switch (first.cause()) {
            case CONTRACT_OPENED -> open(entries, first.at());
            case ROLLOVER -> rollOver(entries, first);
            case UNIT_ADDED -> {
                expect(first, first.before().add(1));
                if (first.after().paid() > first.before().paid()) {
                    purchases.add(first);
                }
            }
            case UNIT_REMOVED -> expect(first, first.before().remove(1));
            case AMENDMENT -> {
                CommitmentChange change = CommitmentChange.at(
                        first.at(), first.before(), first.after().included(), terms);
                expect(first, change.after());
                amendments.put(first, change);
            }
        }
        entries.forEach(entry -> positions.put(entry.after().type(), entry.after()));
    }

    /** No window is skipped, and nothing happens in a window that has not begun (R20). */
    private void checkWindow(Books.Entry entry) {
        Instant end = windowEnd;
        if (entry.cause() == SeatCause.ROLLOVER) {
            findings.same(end, entry.at(), "the window of event " + entry.sequence());
        } else if (end != null && !hasEnded(end) && !entry.at().isBefore(end)) {
            findings.add("event " + entry.sequence() + " happened in a window that had not begun");
        }
        if (entry.cause() == SeatCause.ROLLOVER || entry.cause() == SeatCause.CONTRACT_OPENED) {
            windowEnd = Rollover.next(terms.calendar(), entry.at());
        }
    }

    private boolean hasEnded(Instant instant) {
        return endsOn != null && !terms.calendar().dayOf(instant).isBefore(endsOn);
    }

    private void open(List<Books.Entry> entries, Instant at) {
        Map<UnitType, SeatPosition> opened = new HashMap<>();
        entries.forEach(entry -> {
            expect(
                    entry,
                    SeatPosition.opening(entry.after().type(), entry.after().included()));
            opened.put(entry.after().type(), entry.after());
        });
        BillingCalendar calendar = terms.calendar();
        LocalDate day = calendar.dayOf(at);
        if (!day.isBefore(calendar.contractStart())) {
            bill(calendar.billingPeriodOn(day).period().start(), RecurringCharge.included(day, opened, terms));
        }
    }

    private void rollOver(List<Books.Entry> entries, Books.Entry first) {
        Map<UnitType, SeatPosition> before = new HashMap<>();
        Map<UnitType, Integer> commitments = new HashMap<>();
        entries.forEach(entry -> {
            before.put(entry.before().type(), entry.before());
            commitments.put(entry.after().type(), entry.after().included());
        });
        Rollover rollover = Rollover.at(first.at(), before, commitments, terms);
        entries.forEach(entry -> findings.same(
                rollover.after().get(entry.after().type()), entry.after(), "rollover of event " + entry.sequence()));
        bill(rollover.windowStart(), rollover.lines());
        lastRollover = first.sequence();
    }

    private void bill(LocalDate windowStart, List<ChargeLine> lines) {
        recurring.put(
                windowStart,
                lines.stream()
                        .filter(line -> !line.net().isZero())
                        .map(DocumentLine::of)
                        .toList());
    }

    private void expect(Books.Entry entry, SeatPosition expected) {
        findings.same(expected, entry.after(), "position after event " + entry.sequence());
    }
}
