package dev.seatledger.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static dev.seatledger.event.EventMember.count;
import static dev.seatledger.event.EventMember.date;
import static dev.seatledger.event.EventMember.guardrails;
import static dev.seatledger.event.EventMember.id;
import static dev.seatledger.event.EventMember.instant;
import static dev.seatledger.event.EventMember.money;
import static dev.seatledger.event.EventMember.percent;
import static dev.seatledger.event.EventMember.seats;
import static dev.seatledger.event.EventMember.text;
import static dev.seatledger.event.EventMember.unitType;

/**
 * The catalogue of events: the name, the meaning and the data of each. The feed's documentation, the webhooks in the contract and the
 * filters of webhooks are derived from it. Names and members are part of the contract; members are only ever added.
 */
public enum EventType {
    APPROVAL_APPROVED(
            "approval.approved",
            "An owner approved an add that was held because it would be charged.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates"),
            text("comment").orNull()),
    APPROVAL_DECLINED(
            "approval.declined",
            "An owner declined an add that was held because it would be charged.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates"),
            text("comment").orNull()),
    APPROVAL_REQUESTED(
            "approval.requested",
            "An add that would be charged is held until an owner approves it.",
            id("approvalId"),
            text("requestedBy"),
            count("deletes"),
            count("creates")),
    CLOCK_MOVED("clock.moved", "A sandbox company's test clock was moved forward.", instant("now")),
    COMMITMENT_CHANGED(
            "commitment.changed",
            "The number of included units changed.",
            id("amendmentId"),
            unitType(),
            count("includedBefore"),
            count("included"),
            count("paidSeats")),
    COMMITMENT_SCHEDULED(
            "commitment.scheduled",
            "The number of included units will change on a later day.",
            id("amendmentId"),
            unitType(),
            count("included"),
            date("effectiveOn")),
    COMMITMENT_REQUEST_APPROVED(
            "commitment_request.approved",
            "The vendor approved a commitment request.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMMITMENT_REQUEST_CREATED(
            "commitment_request.created",
            "An owner asked for a different commitment.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMMITMENT_REQUEST_DECLINED(
            "commitment_request.declined",
            "The vendor declined a commitment request.",
            id("requestId"),
            unitType(),
            count("included"),
            text("status")),
    COMPANY_RESUMED("company.resumed", "The company can add units again."),
    COMPANY_SUSPENDED("company.suspended", "The company cannot add units until it is resumed.", text("reason")),
    CONTRACT_CANCELLED(
            "contract.cancelled",
            "The contract was cancelled and will end; endsOn is the first day without it.",
            date("endsOn"),
            text("reason").orNull()),
    CONTRACT_ENDED("contract.ended", "A cancelled contract ended.", date("endedOn")),
    CONTRACT_OPENED("contract.opened", "The company was onboarded with its contract.", text("planName")),
    CREDIT_NOTE_APPLIED("credit_note.applied", "A credit note was used up by invoices.", id("creditNoteId")),
    CREDIT_NOTE_ISSUED(
            "credit_note.issued",
            "A credit note was issued.",
            id("creditNoteId"),
            text("number"),
            id("invoiceId"),
            text("reason"),
            money("total")),
    GUARDRAILS_CHANGED(
            "guardrails.changed",
            "An owner changed what happens when an add would be charged.",
            count("version"),
            guardrails("units")),
    INVOICE_ISSUED(
            "invoice.issued",
            "An invoice was issued.",
            id("invoiceId"),
            text("number"),
            text("reason"),
            money("total"),
            money("amountDue")),
    INVOICE_PAID("invoice.paid", "An invoice was settled in full; nothing is due any more.", id("invoiceId")),
    PAYMENT_RECORDED(
            "payment.recorded",
            "A payment for an invoice was recorded.",
            id("paymentId"),
            id("invoiceId"),
            money("amount")),
    PERIOD_ROLLED_OVER(
            "period.rolled_over",
            "A new charge window began, and unused seats whose retention had ended were released.",
            date("windowStart"),
            seats("units")),
    SEAT_PURCHASED(
            "seat.purchased",
            "Seats were bought, billed immediately or on the next recurring invoice.",
            unitType(),
            count("quantity"),
            count("paidSeats"),
            money("net")),
    THRESHOLD_REACHED(
            "threshold.reached",
            "The units in use reached 75, 90 or 100 percent of the paid seats.",
            unitType(),
            percent("percent"),
            count("created"),
            count("paidSeats")),
    UNIT_CREATED(
            "unit.created",
            "A unit was added.",
            id("unitId"),
            unitType(),
            text("name"),
            count("created"),
            count("paidSeats")),
    UNIT_DELETED(
            "unit.deleted",
            "A unit was removed; its seat stays paid for.",
            id("unitId"),
            unitType(),
            text("name"),
            count("created"),
            count("paidSeats")),
    UNIT_UPDATED("unit.updated", "A unit's name or contact details changed.", id("unitId"), unitType(), text("name"));

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
