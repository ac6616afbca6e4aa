package dev.seatledger.eventtype;

import java.util.Arrays;
import java.util.Optional;

import dev.seatledger.eventtype.payload.ApprovalDecided;
import dev.seatledger.eventtype.payload.ApprovalRequested;
import dev.seatledger.eventtype.payload.ClockMoved;
import dev.seatledger.eventtype.payload.CommitmentChanged;
import dev.seatledger.eventtype.payload.CommitmentRequestState;
import dev.seatledger.eventtype.payload.CommitmentScheduled;
import dev.seatledger.eventtype.payload.CompanySuspended;
import dev.seatledger.eventtype.payload.ContractCancelled;
import dev.seatledger.eventtype.payload.ContractEnded;
import dev.seatledger.eventtype.payload.ContractOpened;
import dev.seatledger.eventtype.payload.CreditNoteApplied;
import dev.seatledger.eventtype.payload.CreditNoteIssued;
import dev.seatledger.eventtype.payload.GuardrailsChanged;
import dev.seatledger.eventtype.payload.InvoiceIssued;
import dev.seatledger.eventtype.payload.InvoicePaid;
import dev.seatledger.eventtype.payload.NoDetails;
import dev.seatledger.eventtype.payload.PaymentRecorded;
import dev.seatledger.eventtype.payload.PeriodRolledOver;
import dev.seatledger.eventtype.payload.SeatPurchased;
import dev.seatledger.eventtype.payload.ThresholdReached;
import dev.seatledger.eventtype.payload.UnitSeated;
import dev.seatledger.eventtype.payload.UnitUpdated;

/**
 * The catalogue of events: what each is called, what it means, and what its data has. The feed's documentation, the webhooks in the
 * contract and the filters of webhooks come from here. Names and members are part of the contract; members are only ever added.
 */
public enum EventType {
    APPROVAL_APPROVED(
            "approval.approved",
            "An owner approved an add that was held because it would be charged.",
            ApprovalDecided.class),
    APPROVAL_DECLINED(
            "approval.declined",
            "An owner declined an add that was held because it would be charged.",
            ApprovalDecided.class),
    APPROVAL_REQUESTED(
            "approval.requested",
            "An add that would be charged is held until an owner approves it.",
            ApprovalRequested.class),
    CLOCK_MOVED("clock.moved", "A sandbox company's test clock was moved forward.", ClockMoved.class),
    COMMITMENT_CHANGED("commitment.changed", "The number of included units changed.", CommitmentChanged.class),
    COMMITMENT_SCHEDULED(
            "commitment.scheduled",
            "The number of included units will change on a later day.",
            CommitmentScheduled.class),
    COMMITMENT_REQUEST_APPROVED(
            "commitment_request.approved", "The vendor approved a commitment request.", CommitmentRequestState.class),
    COMMITMENT_REQUEST_CREATED(
            "commitment_request.created", "An owner asked for a different commitment.", CommitmentRequestState.class),
    COMMITMENT_REQUEST_DECLINED(
            "commitment_request.declined", "The vendor declined a commitment request.", CommitmentRequestState.class),
    COMPANY_RESUMED("company.resumed", "The company can add units again.", NoDetails.class),
    COMPANY_SUSPENDED("company.suspended", "The company cannot add units until it is resumed.", CompanySuspended.class),
    CONTRACT_CANCELLED(
            "contract.cancelled",
            "The contract was cancelled and will end; endsOn is the first day without it.",
            ContractCancelled.class),
    CONTRACT_ENDED("contract.ended", "A cancelled contract ended.", ContractEnded.class),
    CONTRACT_OPENED("contract.opened", "The company was onboarded with its contract.", ContractOpened.class),
    CREDIT_NOTE_APPLIED("credit_note.applied", "A credit note was used up by invoices.", CreditNoteApplied.class),
    CREDIT_NOTE_ISSUED("credit_note.issued", "A credit note was issued.", CreditNoteIssued.class),
    GUARDRAILS_CHANGED(
            "guardrails.changed",
            "An owner changed what happens when an add would be charged.",
            GuardrailsChanged.class),
    INVOICE_ISSUED("invoice.issued", "An invoice was issued.", InvoiceIssued.class),
    INVOICE_PAID("invoice.paid", "An invoice was settled in full; nothing is due any more.", InvoicePaid.class),
    PAYMENT_RECORDED("payment.recorded", "A payment for an invoice was recorded.", PaymentRecorded.class),
    PERIOD_ROLLED_OVER(
            "period.rolled_over",
            "A new charge window began, and unused seats whose retention had ended were released.",
            PeriodRolledOver.class),
    SEAT_PURCHASED(
            "seat.purchased",
            "Seats were bought, billed immediately or on the next recurring invoice.",
            SeatPurchased.class),
    THRESHOLD_REACHED(
            "threshold.reached",
            "The units in use reached 75, 90 or 100 percent of the paid seats.",
            ThresholdReached.class),
    UNIT_CREATED("unit.created", "A unit was added.", UnitSeated.class),
    UNIT_DELETED("unit.deleted", "A unit was removed; its seat stays paid for.", UnitSeated.class),
    UNIT_UPDATED("unit.updated", "A unit's name, contact details or cost center changed.", UnitUpdated.class);

    private final String wireName;
    private final String meaning;
    private final Class<? extends Record> payload;

    EventType(String wireName, String meaning, Class<? extends Record> payload) {
        this.wireName = wireName;
        this.meaning = meaning;
        this.payload = payload;
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

    /** What its data has: the record's components are the members. */
    public Class<? extends Record> payload() {
        return payload;
    }
}
