package dev.seatledger.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.PendingCharge;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.Rollovers;
import dev.seatledger.ledger.ScheduledAmendment;

/**
 * What happens when a charge window begins: amendments that have waited for it take effect, the seats are counted anew, and the recurring
 * invoice is issued (R19 - R21, R23, R25). The forecast calls the same and stops before the write.
 */
@ApplicationScoped
public class RecurringInvoicing implements Rollovers {

    private final Invoicing invoicing;

    RecurringInvoicing(Invoicing invoicing) {
        this.invoicing = invoicing;
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
     * @param state of a contract that has not ended, with its pending charges unless it keeps none
     * @param issuedAt when the invoice is issued: not before the window begins
     */
    public Step rollOver(CompanyState state, Instant issuedAt) {
        Instant boundary = Objects.requireNonNull(state.nextRolloverAt(), "the contract has ended");
        if (!state.canRollOver()) {
            throw new IllegalStateException("charges were kept for this window's end and have not been read");
        }
        LocalDate windowStart = state.terms()
                .calendar()
                .chargeWindowOn(state.today(boundary))
                .period()
                .start();
        Posting posting = new Posting(state, ACTOR, boundary);
        LocalDate endsOn = state.standing().endsOn();
        boolean hasEnded = endsOn != null && !windowStart.isBefore(endsOn);
        List<ChargeLine> lines = new ArrayList<>();
        @Nullable Rollover rollover = null;
        if (!hasEnded) {
            rollover = Rollover.at(boundary, state.positions(), commitmentsFrom(windowStart, state), state.terms());
            lines.addAll(rollover.lines());
        }
        pendingOf(state).forEach(charge -> lines.add(charge.line()));
        Optional<InvoiceRecord> invoice = invoicing.draftRecurring(state, windowStart, lines, issuedAt);
        @Nullable UUID invoiceId = invoice.map(InvoiceRecord::invoiceId).orElse(null);
        if (rollover == null) {
            posting.endContract(windowStart);
        } else {
            Instant next = Rollover.next(state.terms().calendar(), boundary);
            posting.rollOver(windowStart, rollover.after(), next, invoiceId);
        }
        invoice.ifPresent(issued -> {
            posting.issue(issued);
            posting.billPendingCharges(issued.invoiceId());
        });
        return new Step(posting, invoice);
    }

    /** A window that begins, and the invoice that this issues. */
    public record Step(Posting posting, Optional<InvoiceRecord> invoice) {}

    /**
     * A company on a test clock passes each boundary as its clock is moved, so its invoices are issued there. In real time an invoice that
     * is late is not dated back.
     */
    private static Instant issueInstant(CompanyState state, Instant now) {
        return state.testClock() == null ? now : Objects.requireNonNull(state.nextRolloverAt());
    }

    private static Map<UnitType, Integer> commitmentsFrom(LocalDate windowStart, CompanyState state) {
        Map<UnitType, Integer> commitments = new EnumMap<>(UnitType.class);
        for (SeatPosition position : state.positions().values()) {
            ScheduledAmendment amendment = state.scheduled().get(position.type());
            if (amendment != null && !amendment.effectiveOn().isAfter(windowStart)) {
                commitments.put(position.type(), amendment.included());
            }
        }
        return commitments;
    }

    private static List<PendingCharge> pendingOf(CompanyState state) {
        List<PendingCharge> pending = state.loaded().pending();
        return pending == null ? List.of() : pending;
    }
}
