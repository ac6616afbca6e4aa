package dev.seatledger.unit;

import java.time.Instant;
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
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.SeatCharge;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.UnitRecord;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Units leave, then units are added. Seats that are missing are bought, and invoiced at once or later as the contract says: one line for
 * each type, one invoice at most (R9 - R17).
 *
 * @param removals units that leave, each once
 */
record ChangeUnits(UUID companyId, String actor, List<UUID> removals, List<NewUnit> additions, Invoicing invoicing)
        implements Command<ChangedUnits> {

    @Override
    public Needs needs() {
        return Needs.units(Set.copyOf(removals));
    }

    @Override
    public Decision<ChangedUnits> decide(CompanyState state, Instant now) {
        PlannedChange planned = plan(state, now);
        return Decision.write(
                planned.posting(),
                receipt -> new ChangedUnits(
                        removals,
                        planned.added(),
                        planned.positions(),
                        planned.invoice()
                                .map(issued -> new ChangedUnits.Issued(issued, receipt.numberOf(issued.invoiceId())))));
    }

    /** What it would do, and cost: the preview stops here (R13). */
    PlannedChange plan(CompanyState state, Instant now) {
        refuseWhatCannotBeAdded(state, now);
        Posting posting = new Posting(state, actor, now);
        Set<UnitType> touched = EnumSet.noneOf(UnitType.class);
        for (UUID unitId : removals) {
            UnitRecord unit = state.unit(unitId);
            posting.deleteUnit(unit);
            touched.add(unit.type());
        }
        additions.forEach(unit -> touched.add(unit.type()));

        SeatCharge charge = SeatCharge.forAdding(quantities(), posting.positions(), state.terms(), now);
        boolean immediate = state.terms().additionalInvoicing() == AdditionalInvoicing.IMMEDIATE;
        Optional<InvoiceRecord> invoice = immediate
                ? invoicing.draft(state, InvoiceReason.ADDITIONAL_UNITS, charge.lines(), now)
                : Optional.empty();
        if (!charge.lines().isEmpty() && state.hasOverdueInvoice(now)) {
            throw new DomainFailure(
                    ProblemType.INVOICE_OVERDUE,
                    "An invoice was due on %s. Until it is paid, units can be added on paid seats only."
                            .formatted(state.standing().oldestDue()));
        }
        List<ChangedUnits.Seated> added = seat(posting, now, invoice.map(InvoiceRecord::invoiceId));
        for (ChargeLine line : charge.lines()) {
            posting.purchaseSeats(line);
            if (!immediate && !line.net().isZero()) {
                posting.chargeLater(line);
            }
        }
        invoice.ifPresent(posting::issue);

        Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
        touched.forEach(type -> positions.put(type, posting.position(type)));
        return new PlannedChange(posting, added, positions, charge.lines(), invoice);
    }

    private void refuseWhatCannotBeAdded(CompanyState state, Instant now) {
        if (additions.isEmpty()) {
            return;
        }
        refuseWhereNobodyIsAdded(state, now);
        for (NewUnit unit : additions) {
            if (!state.positions().containsKey(unit.type())) {
                throw new DomainFailure(
                        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                        "The contract has no %s.".formatted(unit.type().noun(2)));
            }
        }
    }

    /**
     * @throws DomainFailure {@code company-suspended}, {@code contract-ended}, {@code contract-not-started}
     */
    static void refuseWhereNobodyIsAdded(CompanyState state, Instant now) {
        if (state.standing().isSuspended()) {
            throw new DomainFailure(ProblemType.COMPANY_SUSPENDED, "The company is suspended; no units can be added.");
        }
        if (state.hasEnded()) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_ENDED,
                    "The contract ended on " + state.standing().endsOn() + "; no units can be added.");
        }
        if (!state.hasStarted(now)) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_NOT_STARTED,
                    "The contract starts on " + state.terms().calendar().contractStart()
                            + "; units can be added from then on.");
        }
    }

    private Map<UnitType, Integer> quantities() {
        Map<UnitType, Integer> quantities = new EnumMap<>(UnitType.class);
        additions.forEach(unit -> quantities.merge(unit.type(), 1, Integer::sum));
        return quantities;
    }

    /** One unit after the other, so that the seat log tells which of them needed a new seat. */
    private List<ChangedUnits.Seated> seat(Posting posting, Instant now, Optional<UUID> invoiceId) {
        List<ChangedUnits.Seated> seated = new ArrayList<>();
        for (NewUnit newUnit : additions) {
            SeatPosition before = posting.position(newUnit.type());
            SeatSource source = before.nextSeat();
            SeatPosition after = before.add(1);
            UnitRecord unit = newUnit.toRecord(companyId, actor, now);
            @Nullable UUID billedBy = source == SeatSource.ADDITIONAL ? invoiceId.orElse(null) : null;
            posting.createUnit(unit, after, billedBy);
            seated.add(new ChangedUnits.Seated(unit, source, after));
        }
        return seated;
    }
}
