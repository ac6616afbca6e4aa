package dev.seatledger.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.CommitmentChange;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatCharge;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.shared.money.Money;
import dev.seatledger.unit.PreviewToken;

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
                .filter(charge -> charge.invoiceId() == null && charge.sequence() < replay.lastRollover())
                .forEach(charge -> findings.add(
                        "the charge of event " + charge.sequence() + " was not billed by the rollover after it"));
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
                                .map(charge -> new Charged(charge.sequence(), DocumentLine.of(charge.line()))))
                .sorted(Comparator.comparing(Charged::sequence))
                .toList();
        Map<UnitType, List<Books.Entry>> bought = replay.purchases().stream()
                .collect(Collectors.groupingBy(entry -> entry.after().type(), Collectors.toCollection(ArrayList::new)));
        for (Charged charge : charged) {
            List<Books.Entry> ofType = bought.getOrDefault(charge.line().unitType(), new ArrayList<>());
            List<Books.Entry> seats = lastBefore(charge, ofType);
            ofType.removeAll(seats);
            if (seats.isEmpty()) {
                findings.add("event " + charge.sequence() + " charges seats that were not bought");
            } else {
                findings.same(
                        lineFor(seats, pricedAt(seats.get(0), charge.line())),
                        charge.line(),
                        "the charge of event " + charge.sequence());
            }
        }
        bought.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !lineFor(List.of(entry), entry.at()).net().isZero())
                .forEach(entry -> findings.add("the seat of event " + entry.sequence() + " was not charged"));
    }

    /** The seats between those that the line says it began and ended with. */
    private List<Books.Entry> lastBefore(Charged charge, List<Books.Entry> ofType) {
        DocumentLine line = charge.line();
        List<Books.Entry> seats = ofType.stream()
                .filter(entry -> entry.sequence() < charge.sequence()
                        && entry.before().paid() >= line.seatsBefore()
                        && entry.after().paid() <= line.seatsAfter()
                        && daysOf(entry).contains(line.period().start()))
                .toList();
        return List.copyOf(seats.subList(Math.max(0, seats.size() - line.quantity()), seats.size()));
    }

    /** The day it was bought on, and the one that a preview which holds may have been made on. */
    private Set<LocalDate> daysOf(Books.Entry entry) {
        return new HashSet<>(List.of(
                terms.calendar().dayOf(entry.at()),
                terms.calendar().dayOf(entry.at().minus(PreviewToken.VALIDITY))));
    }

    /** The instant that the line charges from, if a preview of then still held when the seats were bought; else that one. */
    private Instant pricedAt(Books.Entry bought, DocumentLine line) {
        BillingCalendar calendar = terms.calendar();
        Instant earliest = bought.at().minus(PreviewToken.VALIDITY);
        Instant claimed = terms.proration() == ProrationMode.SECOND
                ? line.period()
                        .end()
                        .atStartOfDay(calendar.zone())
                        .toInstant()
                        .minusSeconds(line.share().numerator())
                : calendar.dayOf(bought.at()).equals(line.period().start()) ? bought.at() : earliest;
        boolean isOfItsWindow = calendar.chargeWindowOn(calendar.dayOf(claimed))
                .equals(calendar.chargeWindowOn(calendar.dayOf(bought.at())));
        return isOfItsWindow && !claimed.isBefore(earliest) && claimed.isBefore(bought.at()) ? claimed : bought.at();
    }

    private DocumentLine lineFor(List<Books.Entry> seats, Instant pricedAt) {
        Books.Entry first = seats.get(0);
        SeatPosition full = new SeatPosition(
                first.before().type(),
                first.before().included(),
                first.before().paid(),
                first.before().paid());
        ChargeLine line = SeatCharge.forAdding(
                        Map.of(full.type(), seats.size()), Map.of(full.type(), full), terms, pricedAt)
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
                    .forEach(charge -> expected.add(DocumentLine.of(charge.line())));
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
            findings.same(expected, given, "what the amendment of event " + entry.sequence() + " credited");
        }
    }
}
