package dev.seatledger.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.Rollover;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.ContractEnded;
import dev.seatledger.eventtype.payload.PeriodRolledOver;
import dev.seatledger.invoice.DocumentEntries;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.invoice.PendingChargeRow;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.Rollovers;
import dev.seatledger.ledger.SeatCause;

/**
 * What happens when a charge window begins: amendments that have waited for it take effect, the seats are counted anew, and the recurring
 * invoice is issued (R19 - R21, R23, R25). The forecast calls the same and stops before the write.
 */
@ApplicationScoped
public class RecurringInvoicing implements Rollovers {

    private static final Needs NEEDS =
            Needs.of(ScheduledAmendment.PART, PendingChargeRow.PART).and(Invoicing.NEEDS);

    private final Invoicing invoicing;

    RecurringInvoicing(Invoicing invoicing) {
        this.invoicing = invoicing;
    }

    @Override
    public Needs needs() {
        return NEEDS;
    }

    @Override
    public List<Posting> due(CompanyState state, Instant now) {
        List<Posting> postings = new ArrayList<>();
        CompanyState running = state;
        while (running.isDue(now)) {
            Posting posting = rollOver(running, issueInstant(running, now)).posting();
            postings.add(posting);
            running = posting.after();
        }
        return postings;
    }

    /**
     * One step into the next window.
     *
     * @param state of a contract that has not ended, with what {@link #needs} says
     * @param issuedAt when the invoice is issued: not before the window begins
     */
    public Step rollOver(CompanyState state, Instant issuedAt) {
        Instant boundary = Objects.requireNonNull(state.nextRolloverAt(), "the contract has ended");
        LocalDate windowStart = state.terms()
                .calendar()
                .chargeWindowOn(state.today(boundary))
                .period()
                .start();
        Posting posting = new Posting(state, ACTOR, boundary);
        LocalDate endsOn = state.head().endsOn();
        boolean hasEnded = endsOn != null && !windowStart.isBefore(endsOn);
        List<ChargeLine> lines = new ArrayList<>();
        @Nullable Rollover rollover = null;
        if (!hasEnded) {
            rollover = Rollover.at(boundary, state.positions(), commitmentsFrom(windowStart, state), state.terms());
            lines.addAll(rollover.lines());
        }
        state.get(PendingChargeRow.PART)
                .forEach(charge -> lines.add(charge.toLine(state.terms().currency())));
        Optional<InvoiceRecord> invoice = invoicing.draftRecurring(state, windowStart, lines, issuedAt);
        @Nullable UUID invoiceId = invoice.map(InvoiceRecord::invoiceId).orElse(null);
        if (rollover == null) {
            end(posting, windowStart);
        } else {
            begin(posting, windowStart, rollover.after(), invoiceId);
            Instant next = Rollover.next(state.terms().calendar(), boundary);
            posting.changeHead(head -> head.withNextRolloverAt(next));
        }
        invoice.ifPresent(issued -> {
            DocumentEntries.issue(posting, issued);
            DocumentEntries.billPendingCharges(posting, issued.invoiceId());
        });
        return new Step(posting, invoice);
    }

    /** A window that begins, and the invoice that this issues. */
    public record Step(Posting posting, Optional<InvoiceRecord> invoice) {}

    /**
     * A charge window begins (R19).
     *
     * @param after amendments that were scheduled up to its first day have taken effect in it
     * @param invoiceId of the recurring invoice, if one is issued
     */
    private static void begin(
            Posting posting, LocalDate windowStart, Map<UnitType, SeatPosition> after, @Nullable UUID invoiceId) {
        posting.get(ScheduledAmendment.PART).values().stream()
                .filter(amendment -> !amendment.effectiveOn().isAfter(windowStart))
                .forEach(amendment -> {
                    UnitType type = amendment.unitType();
                    ScheduledAmendment.remove(posting, type);
                    Amending.announceChange(
                            posting,
                            amendment.amendmentId(),
                            posting.position(type),
                            Objects.requireNonNull(after.get(type)));
                });
        posting.announce(EventType.PERIOD_ROLLED_OVER, PeriodRolledOver.of(windowStart, after.values()));
        after.values().stream()
                .sorted(Comparator.comparing(SeatPosition::type))
                .forEach(position -> posting.moveSeats(SeatCause.ROLLOVER, null, position, invoiceId));
    }

    /** A cancelled contract is over: nothing rolls over any more (R25). */
    private static void end(Posting posting, LocalDate endsOn) {
        posting.get(ScheduledAmendment.PART).keySet().forEach(type -> ScheduledAmendment.remove(posting, type));
        posting.announce(EventType.CONTRACT_ENDED, new ContractEnded(endsOn));
        posting.changeHead(head -> head.withNextRolloverAt(null));
    }

    /**
     * A company on a test clock passes each boundary as its clock is moved, so its invoices are issued there. In real time an invoice that
     * is late is not dated back.
     */
    private static Instant issueInstant(CompanyState state, Instant now) {
        return state.head().testClock() == null ? now : Objects.requireNonNull(state.nextRolloverAt());
    }

    private static Map<UnitType, Integer> commitmentsFrom(LocalDate windowStart, CompanyState state) {
        Map<UnitType, Integer> commitments = new EnumMap<>(UnitType.class);
        for (SeatPosition position : state.positions().values()) {
            ScheduledAmendment amendment = state.get(ScheduledAmendment.PART).get(position.type());
            if (amendment != null && !amendment.effectiveOn().isAfter(windowStart)) {
                commitments.put(position.type(), amendment.included());
            }
        }
        return commitments;
    }
}
