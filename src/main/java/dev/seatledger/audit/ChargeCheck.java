package dev.seatledger.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.CommitmentChange;
import dev.seatledger.billing.SeatCharge;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.shared.money.Money;

/** Compares what the seat log says must have been billed with what was. */
final class ChargeCheck {

    private final SubscriptionTerms terms;
    private final Books books;
    private final SeatReplay replay;
    private final Findings findings;

    ChargeCheck(SubscriptionTerms terms, Books books, SeatReplay replay, Findings findings) {
        this.terms = terms;
        this.books = books;
        this.replay = replay;
        this.findings = findings;
    }

    void check() {
        checkPurchases();
        checkRecurring();
        checkAmendments();
        books.charges().stream()
                .filter(charge -> charge.invoiceId() == null && charge.charge().sequence() < replay.lastRollover())
                .forEach(charge -> findings.add("the charge of event "
                        + charge.charge().sequence() + " was not billed by the rollover after it"));
    }

    /** A line that charges seats bought, and the event that it belongs to. */
    private record Charged(long sequence, DocumentLine line) {}

    /** Each seat that was bought is charged by exactly one line, or its charge rounds to nothing (R15). */
    private void checkPurchases() {
        List<Charged> charged = Stream.concat(
                        books.documents().stream()
                                .filter(document -> document.isInvoice()
                                        && document.reason().equals("ADDITIONAL_UNITS"))
                                .flatMap(document ->
                                        document.lines().stream().map(line -> new Charged(document.sequence(), line))),
                        books.charges().stream()
                                .map(charge -> new Charged(
                                        charge.charge().sequence(),
                                        DocumentLine.of(charge.charge().line()))))
                .sorted(Comparator.comparing(Charged::sequence))
                .toList();
        Map<Bought, List<Books.Entry>> bought = replay.purchases().stream()
                .collect(Collectors.groupingBy(this::bought, Collectors.toCollection(ArrayList::new)));
        for (Charged charge : charged) {
            List<Books.Entry> sameDay = bought.getOrDefault(Bought.by(charge.line()), new ArrayList<>());
            List<Books.Entry> seats = lastBefore(charge, sameDay);
            sameDay.removeAll(seats);
            if (seats.isEmpty()) {
                findings.add("event " + charge.sequence() + " charges seats that nobody bought");
            } else {
                findings.same(lineFor(seats), charge.line(), "the charge of event " + charge.sequence());
            }
        }
        bought.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !lineFor(List.of(entry)).net().isZero())
                .forEach(entry -> findings.add("the seat of event " + entry.sequence() + " was not charged"));
    }

    /** What a purchase and its charge have in common at first sight. */
    private record Bought(UnitType unitType, LocalDate day) {
        static Bought by(DocumentLine line) {
            return new Bought(
                    Objects.requireNonNull(line.unitType()), line.period().start());
        }
    }

    private Bought bought(Books.Entry entry) {
        return new Bought(entry.after().type(), terms.calendar().dayOf(entry.at()));
    }

    /** The seats between those that the line says it began and ended with. */
    private static List<Books.Entry> lastBefore(Charged charge, List<Books.Entry> sameDay) {
        DocumentLine line = charge.line();
        List<Books.Entry> seats = sameDay.stream()
                .filter(entry -> entry.sequence() < charge.sequence()
                        && entry.before().paid() >= line.seatsBefore()
                        && entry.after().paid() <= line.seatsAfter())
                .toList();
        return List.copyOf(seats.subList(Math.max(0, seats.size() - line.quantity()), seats.size()));
    }

    private DocumentLine lineFor(List<Books.Entry> seats) {
        Books.Entry first = seats.get(0);
        SeatPosition full = new SeatPosition(
                first.before().type(),
                first.before().included(),
                first.before().paid(),
                first.before().paid());
        ChargeLine line = SeatCharge.forAdding(
                        Map.of(full.type(), seats.size()), Map.of(full.type(), full), terms, first.at())
                .lines()
                .get(0);
        return DocumentLine.of(line);
    }

    private void checkRecurring() {
        Map<LocalDate, Books.Booked> issued = books.documents().stream()
                .filter(document -> document.periodStart() != null)
                .collect(Collectors.toMap(
                        document -> Objects.requireNonNull(document.periodStart()), document -> document));
        replay.recurring().forEach((windowStart, lines) -> {
            if (!lines.isEmpty() && !issued.containsKey(windowStart)) {
                findings.add("the window from " + windowStart + " was not billed");
            }
        });
        issued.forEach((windowStart, document) -> {
            List<DocumentLine> expected = new ArrayList<>(replay.recurring().getOrDefault(windowStart, List.of()));
            books.charges().stream()
                    .filter(charge -> document.documentId().equals(charge.invoiceId()))
                    .forEach(charge ->
                            expected.add(DocumentLine.of(charge.charge().line())));
            findings.same(expected, document.lines(), "the recurring invoice of " + windowStart);
        });
    }

    private void checkAmendments() {
        Map<UUID, Books.Booked> byId =
                books.documents().stream().collect(Collectors.toMap(Books.Booked::documentId, document -> document));
        replay.amendments().forEach((entry, change) -> {
            List<DocumentLine> charged = entry.invoiceId() == null || !byId.containsKey(entry.invoiceId())
                    ? List.of()
                    : byId.get(entry.invoiceId()).lines();
            List<DocumentLine> expected = change.charge().stream()
                    .filter(line -> !line.net().isZero())
                    .map(DocumentLine::of)
                    .toList();
            findings.same(expected, charged, "the amendment of event " + entry.sequence());
            checkCredit(entry, change);
        });
    }

    /** What a decrease gives back may be less than computed, where the invoices have no more left, but never more (R28). */
    private void checkCredit(Books.Entry entry, CommitmentChange change) {
        Money zero = Money.zero(terms.currency());
        Money expected = change.credit().map(ChargeLine::net).orElse(zero);
        Money given = zero;
        long next = entry.sequence() + 1;
        for (Books.Booked document : books.documents()) {
            boolean belongs = !document.isInvoice()
                    && document.reason().equals("AMENDMENT")
                    && document.sequence() == next
                    && change.isDecrease();
            if (belongs) {
                given = given.plus(document.amounts().net());
                next++;
            }
        }
        if (given.compareTo(expected) > 0) {
            findings.same(expected, given, "what the amendment of event " + entry.sequence() + " gave back");
        }
    }
}
