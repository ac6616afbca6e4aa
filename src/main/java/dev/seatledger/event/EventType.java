package dev.seatledger.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static dev.seatledger.event.EventMember.count;
import static dev.seatledger.event.EventMember.date;
import static dev.seatledger.event.EventMember.id;
import static dev.seatledger.event.EventMember.instant;
import static dev.seatledger.event.EventMember.money;
import static dev.seatledger.event.EventMember.percent;
import static dev.seatledger.event.EventMember.seats;
import static dev.seatledger.event.EventMember.text;
import static dev.seatledger.event.EventMember.unitType;

/**
 * The catalogue of events: what each is called, what it says, and what its data has. The feed's documentation, the webhooks in the
 * contract and the filters of webhooks come from here. Names and members are part of the contract; members are only ever added.
 */
public enum EventType {
    APPROVAL_APPROVED(
            "approval.approved",
            "An owner approved units that would be billed.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates"),
            text("comment").orNull()),
    APPROVAL_DECLINED(
            "approval.declined",
            "An owner declined units that would be billed.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates"),
            text("comment").orNull()),
    APPROVAL_REQUESTED(
            "approval.requested",
            "Units that would be billed wait for an owner's approval.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates")),
    CLOCK_MOVED("clock.moved", "A sandbox company's time moved.", instant("now")),
    COMMITMENT_CHANGED(
            "commitment.changed",
            "Another number of seats is included from now on.",
            id("amendmentId"),
            unitType(),
            count("includedBefore"),
            count("included"),
            count("paidSeats")),
    COMMITMENT_SCHEDULED(
            "commitment.scheduled",
            "Another number of seats will be included from a later day on.",
            id("amendmentId"),
            unitType(),
            count("included"),
            date("effectiveOn")),
    COMMITMENT_REQUEST_APPROVED(
            "commitment_request.approved",
            "The vendor approved the commitment that an owner had asked for.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMMITMENT_REQUEST_CREATED(
            "commitment_request.created",
            "An owner asked for another commitment.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMMITMENT_REQUEST_DECLINED(
            "commitment_request.declined",
            "The vendor declined the commitment that an owner had asked for.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMPANY_RESUMED("company.resumed", "The company may add units again."),
    COMPANY_SUSPENDED("company.suspended", "The company adds no units until it is resumed.", text("reason")),
    CONTRACT_CANCELLED(
            "contract.cancelled",
            "The contract ends before the day that is named.",
            date("endsOn"),
            text("reason").orNull()),
    CONTRACT_ENDED("contract.ended", "A cancelled contract is over.", date("endedOn")),
    CONTRACT_OPENED("contract.opened", "The company's contract is in the books.", text("planName")),
    CREDIT_NOTE_APPLIED("credit_note.applied", "Invoices have used up a credit note.", id("creditNoteId")),
    CREDIT_NOTE_ISSUED(
            "credit_note.issued",
            "A credit note was issued.",
            id("creditNoteId"),
            text("number"),
            id("invoiceId"),
            text("reason"),
            money("total")),
    INVOICE_ISSUED(
            "invoice.issued",
            "An invoice was issued.",
            id("invoiceId"),
            text("number"),
            text("reason"),
            money("total"),
            money("amountDue")),
    INVOICE_PAID("invoice.paid", "Nothing is due of an invoice any more.", id("invoiceId")),
    PAYMENT_RECORDED(
            "payment.recorded", "Money came in for an invoice.", id("paymentId"), id("invoiceId"), money("amount")),
    PERIOD_ROLLED_OVER(
            "period.rolled_over",
            "A charge window began, and seats that nobody has taken are free to go.",
            date("windowStart"),
            seats("units")),
    SEAT_PURCHASED(
            "seat.purchased",
            "Seats were bought, billed at once or on the next invoice.",
            unitType(),
            count("quantity"),
            count("paidSeats"),
            money("net")),
    THRESHOLD_REACHED(
            "threshold.reached",
            "So many of the paid seats are taken.",
            unitType(),
            percent("percent"),
            count("created"),
            count("paidSeats")),
    UNIT_CREATED(
            "unit.created",
            "One unit more.",
            id("unitId"),
            unitType(),
            text("name"),
            count("created"),
            count("paidSeats")),
    UNIT_DELETED(
            "unit.deleted",
            "One unit less; its seat stays.",
            id("unitId"),
            unitType(),
            text("name"),
            count("created"),
            count("paidSeats")),
    UNIT_UPDATED("unit.updated", "A unit is called or reached differently.", id("unitId"), unitType(), text("name"));

    private final String wireName;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // a copy of its own
    private final List<EventMember> members;

    EventType(String wireName, String meaning, EventMember... members) {
        this.wireName = wireName;
        this.meaning = meaning;
        this.members = List.of(members);
    }

    /** The type of that name, if there is one. */
    public static Optional<EventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    public List<EventMember> members() {
        return members;
    }
}
