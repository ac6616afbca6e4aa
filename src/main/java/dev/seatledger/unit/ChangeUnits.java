package dev.seatledger.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.GuardrailPolicy;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.SeatCharge;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentEntries;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.invoice.ReceivableRow;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Units leave, then units are added. Seats that are missing are bought, and invoiced at once or later as the contract says: one line for
 * each type, one invoice at most (R9 - R17). Where owners want to be asked first, all of it is held until one of them approves (R34).
 */
record ChangeUnits(UnitOrder order, Invoicing invoicing) implements Command<UnitOutcome> {

    /** What is asked of every change, for a batch of removals goes the same way. */
    private static final Needs NEEDS =
            Needs.of(Guardrails.PART, ReceivableRow.OLDEST_DUE).and(Invoicing.NEEDS);

    @Override
    public UUID companyId() {
        return order.companyId();
    }

    @Override
    public int size() {
        return order.operation().removals().size()
                + order.operation().additions().size();
    }

    @Override
    public Needs needs() {
        return order.operation().needs().and(NEEDS);
    }

    @Override
    public Decision<UnitOutcome> decide(CompanyState state, Instant now) {
        PlannedChange planned = planAsPinned(state, now);
        return planned.isHeld() ? hold(state, now) : carryOut(planned);
    }

    /** What it would do, and cost: the preview stops here (R13). */
    Preview preview(CompanyState state, Instant now) {
        PlannedChange planned = plan(state, now, now);
        return new Preview(
                now,
                planned.invoice().isPresent(),
                planned.isCharged(),
                planned.isHeld(),
                planned.positions(),
                planned.charge(),
                PreviewToken.of(companyId(), order.operation(), now, planned));
    }

    /**
     * @param pricedAt the instant that seats are charged from: now, or that of a preview
     */
    PlannedChange plan(CompanyState state, Instant now, Instant pricedAt) {
        UnitOperation operation = order.operation();
        if (!operation.additions().isEmpty()) {
            refuseWhereNobodyIsAdded(state, now);
        }
        operation.refuseWhatCannotBe(state);
        Posting posting = new Posting(state, order.actor(), now);
        Set<UnitType> touched = EnumSet.noneOf(UnitType.class);
        for (UUID unitId : operation.removals()) {
            UnitRecord unit = UnitRecord.of(state, unitId);
            UnitEntries.remove(posting, unit);
            touched.add(unit.type());
        }
        operation.additions().forEach(unit -> touched.add(unit.type()));

        SeatCharge charge = SeatCharge.forAdding(operation.quantities(), posting.positions(), state.terms(), pricedAt);
        refuseWhileOverdue(state, charge, now);
        boolean isHeld = isHeld(state, charge);
        boolean immediate = state.terms().additionalInvoicing() == AdditionalInvoicing.IMMEDIATE;
        Optional<InvoiceRecord> draft = invoicing.draft(state, InvoiceReason.ADDITIONAL_UNITS, charge.lines(), now);
        Optional<InvoiceRecord> invoice = draft.filter(drafted -> immediate);
        List<ChangedUnits.Seated> added = seat(posting, now, invoice.map(InvoiceRecord::invoiceId));
        for (ChargeLine line : charge.lines()) {
            DocumentEntries.purchaseSeats(posting, line);
            if (!immediate && !line.net().isZero()) {
                DocumentEntries.chargeLater(posting, line);
            }
        }
        invoice.ifPresent(issued -> DocumentEntries.issue(posting, issued));

        Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
        touched.forEach(type -> positions.put(type, posting.position(type)));
        boolean isCharged = charge.lines().stream().anyMatch(ChangeUnits::hasPrice);
        return new PlannedChange(posting, added, positions, isHeld, isCharged, invoice, draft);
    }

    Decision<UnitOutcome> carryOut(PlannedChange planned) {
        return Decision.write(
                planned.posting(),
                receipt -> new ChangedUnits(
                        order.operation().removals(),
                        planned.added(),
                        planned.positions(),
                        planned.invoice()
                                .map(issued -> new ChangedUnits.Issued(issued, receipt.numberOf(issued.invoiceId())))));
    }

    private Decision<UnitOutcome> hold(CompanyState state, Instant now) {
        Approval approval = Approval.held(Ids.next(), order.operation(), now, order.actor());
        Posting posting = new Posting(state, order.actor(), now);
        approval.put(posting);
        return Decision.write(posting, receipt -> new HeldUnits(companyId(), approval));
    }

    /**
     * As previewed, or not at all, if a preview was named: its window, operation and all that it showed still hold.
     *
     * @throws PreviewOutdated with what holds now
     */
    PlannedChange planAsPinned(CompanyState state, Instant now) {
        PreviewToken pinned = order.pinned();
        if (pinned == null) {
            return plan(state, now, now);
        }
        if (!pinned.isValidAt(now)) {
            throw new PreviewOutdated("The preview does not hold any more, or not yet.", preview(state, now));
        }
        if (!windowAt(state, pinned.at()).equals(windowAt(state, now))) {
            throw new PreviewOutdated("Another period has begun since the preview.", preview(state, now));
        }
        PlannedChange planned = plan(state, now, pinned.at());
        if (!PreviewToken.of(companyId(), order.operation(), pinned.at(), planned)
                .equals(pinned)) {
            throw new PreviewOutdated("It does not come to what the preview showed.", preview(state, now));
        }
        return planned;
    }

    private static LocalDate windowAt(CompanyState state, Instant instant) {
        return state.terms()
                .calendar()
                .chargeWindowOn(state.today(instant))
                .period()
                .start();
    }

    private static void refuseWhileOverdue(CompanyState state, SeatCharge charge, Instant now) {
        if (!charge.lines().isEmpty() && ReceivableRow.isOverdue(state, now)) {
            throw new DomainFailure(
                    ProblemType.INVOICE_OVERDUE,
                    "An invoice was due on %s. Until it is paid, units can only be added on free paid seats."
                            .formatted(state.get(ReceivableRow.OLDEST_DUE).orElseThrow()));
        }
    }

    /**
     * @throws DomainFailure {@code guardrail-blocks} if owners have ruled it out
     */
    private static boolean isHeld(CompanyState state, SeatCharge charge) {
        charge.after().values().forEach(after -> refuseBeyondMaximum(state, after));
        boolean isHeld = false;
        for (ChargeLine line : charge.lines()) {
            GuardrailPolicy policy = hasPrice(line)
                    ? state.get(Guardrails.PART).of(line.unitType()).policy()
                    : GuardrailPolicy.ALLOW;
            isHeld |= switch (policy) {
                case ALLOW -> false;
                case REQUIRE_APPROVAL -> true;
                case BLOCK ->
                    throw new DomainFailure(
                            ProblemType.GUARDRAIL_BLOCKS,
                            "The company's owners have blocked adding %s that would be charged."
                                    .formatted(line.unitType().noun(2)));
            };
        }
        return isHeld;
    }

    /** What rounds to nothing today is billed in full from the next window on; only a price of nothing is none. */
    private static boolean hasPrice(ChargeLine line) {
        return !line.fullPrice().isZero();
    }

    private static void refuseBeyondMaximum(CompanyState state, SeatPosition after) {
        UnitType type = after.type();
        Guardrail guardrail = state.get(Guardrails.PART).of(type);
        SeatPosition before = state.positions().get(type);
        if (before != null && guardrail.isBeyondMaximum(before, after)) {
            throw new DomainFailure(
                    ProblemType.GUARDRAIL_BLOCKS,
                    "The company's owners allow at most %d additional %s; this add would make it %d."
                            .formatted(guardrail.maxAdditional(), type.noun(2), after.additional()));
        }
    }

    /**
     * @throws DomainFailure {@code company-suspended}, {@code contract-ended}, {@code contract-not-started}
     */
    static void refuseWhereNobodyIsAdded(CompanyState state, Instant now) {
        if (state.head().isSuspended()) {
            throw new DomainFailure(ProblemType.COMPANY_SUSPENDED, "The company is suspended; no units can be added.");
        }
        if (state.hasEnded()) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_ENDED,
                    "The contract ended on " + state.head().endsOn() + "; no units can be added.");
        }
        if (!state.hasStarted(now)) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_NOT_STARTED,
                    "The contract starts on " + state.terms().calendar().contractStart()
                            + "; units can be added from that day on.");
        }
    }

    /** One unit after the other, so that the seat log tells which of them needed a new seat. */
    private List<ChangedUnits.Seated> seat(Posting posting, Instant now, Optional<UUID> invoiceId) {
        List<ChangedUnits.Seated> seated = new ArrayList<>();
        for (NewUnit newUnit : order.operation().additions()) {
            SeatPosition before = posting.position(newUnit.type());
            SeatSource source = before.nextSeat();
            SeatPosition after = before.add(1);
            UnitRecord unit = newUnit.toRecord(companyId(), order.actor(), now);
            @Nullable UUID billedBy = source == SeatSource.ADDITIONAL ? invoiceId.orElse(null) : null;
            UnitEntries.add(posting, unit, after, billedBy);
            seated.add(new ChangedUnits.Seated(unit, source, after));
        }
        UnitEntries.takeExternalIds(
                posting, seated.stream().map(ChangedUnits.Seated::unit).toList());
        return seated;
    }
}
