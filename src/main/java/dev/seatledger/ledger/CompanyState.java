package dev.seatledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.OpenCredit;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.idempotency.AnsweredRequest;
import dev.seatledger.shared.idempotency.RequestKey;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * All that a decision about one company depends on, as of one {@code sequence}.
 *
 * @param sequence number of the company's last event; a write decided on this state succeeds only while it is still the last
 * @param changedAt instant of the last change
 * @param testClock the sandbox company's own time; null for companies that live in real time
 * @param nextRolloverAt first instant that the positions do not hold for; null once the contract has ended
 * @param scheduled agreed changes of the commitment that wait for their day
 * @param openCredits what is left of credit notes, oldest first
 * @param guardrails what owners have decided about adds that bill (R34)
 * @param loaded what the command has asked for
 */
public record CompanyState(
        Customer customer,
        long sequence,
        Instant changedAt,
        @Nullable Instant testClock,
        @Nullable Instant nextRolloverAt,
        SubscriptionTerms terms,
        Map<UnitType, SeatPosition> positions,
        Standing standing,
        Map<UnitType, ScheduledAmendment> scheduled,
        List<OpenCredit> openCredits,
        Guardrails guardrails,
        Loaded loaded) {

    public CompanyState {
        positions = Map.copyOf(positions);
        scheduled = Map.copyOf(scheduled);
        openCredits = List.copyOf(openCredits);
    }

    public UUID companyId() {
        return customer.companyId();
    }

    /** The company's own now: its test clock or real time, and never before its last change. */
    public Instant now(Clock clock) {
        Instant now = testClock != null ? testClock : clock.instant();
        return now.isBefore(changedAt) ? changedAt : now;
    }

    /** Whether the contract's first day has come. */
    public boolean hasStarted(Instant now) {
        return !today(now).isBefore(terms.calendar().contractStart());
    }

    /** Whether a cancelled contract's last day is over. */
    public boolean hasEnded() {
        return nextRolloverAt == null;
    }

    /** Whether a window has begun that the positions do not hold for (R20). */
    public boolean isDue(Instant now) {
        return nextRolloverAt != null && !now.isBefore(nextRolloverAt);
    }

    /** Whether what a rollover depends on has been read. */
    public boolean canRollOver() {
        return terms.additionalInvoicing() == AdditionalInvoicing.IMMEDIATE || loaded.pending() != null;
    }

    /** Whether an invoice that is late holds up purchases (R14). */
    public boolean hasOverdueInvoice(Instant now) {
        return standing.oldestDue() != null && terms.payment().isOverdue(standing.oldestDue(), today(now));
    }

    /** The company's local day. */
    public LocalDate today(Instant now) {
        return terms.calendar().dayOf(now);
    }

    /** Users in the contract, which decide about notice (R23); 0 for a contract without users. */
    public int includedUsers() {
        SeatPosition users = positions.get(UnitType.USER);
        return users == null ? 0 : users.included();
    }

    /**
     * One of the units that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such unit
     */
    public UnitRecord unit(UUID unitId) {
        return found(loaded.units().get(unitId), "unit");
    }

    /**
     * One of the invoices that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such invoice
     */
    public InvoiceState invoice(UUID invoiceId) {
        return found(loaded.invoices().get(invoiceId), "invoice");
    }

    /**
     * One of the commitment requests that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such request
     */
    public CommitmentRequest request(UUID requestId) {
        return found(loaded.requests().get(requestId), "commitment request");
    }

    /**
     * One of the approvals that the command asked for.
     *
     * @throws DomainFailure {@code not-found} if the company has no such approval
     */
    public Approval approval(UUID approvalId) {
        return found(loaded.approvals().get(approvalId), "approval");
    }

    /** The same, with one more request carried out. */
    CompanyState answering(RequestKey key, AnsweredRequest answer) {
        Map<RequestKey, AnsweredRequest> answered = new HashMap<>(loaded.answered());
        answered.put(key, answer);
        return new CompanyState(
                customer,
                sequence,
                changedAt,
                testClock,
                nextRolloverAt,
                terms,
                positions,
                standing,
                scheduled,
                openCredits,
                guardrails,
                new Loaded(
                        loaded.units(),
                        loaded.invoices(),
                        loaded.pending(),
                        loaded.requests(),
                        loaded.approvals(),
                        loaded.externalIds(),
                        answered));
    }

    private static <T> T found(@Nullable T loaded, String what) {
        if (loaded == null) {
            throw DomainFailure.notFound(what);
        }
        return loaded;
    }
}
